using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Spells an alias out as a URN, with the types of all parents, as both doors then send the same text.</summary>
internal static class AliasUrn
{
    public static string Of(Input<Alias> input, Resource resource, Resource? parent)
    {
        if (((ISymbol)input).Node is not KnownNode { Value: Alias alias })
            throw new ProgramException("An alias must be known while the program is compiled.");
        if (alias.Urn is not null)
            return OnlyUrn(alias);
        if ((alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0) > 1)
            throw new ProgramException("An alias takes one of Parent, ParentUrn and NoParent.");
        var type = Text(alias.Type) ?? resource.GetResourceType();
        return $"{Prefix(alias, alias.NoParent ? null : alias.Parent ?? parent)}{type}::{Text(alias.Name) ?? resource.GetResourceName()}";
    }

    private static string Prefix(Alias alias, Resource? parent)
    {
        if (Text(alias.ParentUrn) is { } urn)
            return urn[..Math.Max(0, urn.LastIndexOf("::", StringComparison.Ordinal))] + "$";
        var instance = Deployment.Instance;
        var types = parent is CustomResource custom ? custom.QualifiedType + "$" : "";
        return $"urn:pulumi:{Text(alias.Stack) ?? instance.StackName}::{Text(alias.Project) ?? instance.ProjectName}::{types}";
    }

    private static string OnlyUrn(Alias alias)
        => alias is { Name: null, Type: null, Stack: null, Project: null, Parent: null, ParentUrn: null, NoParent: false }
            ? alias.Urn!
            : throw new ProgramException("An alias with a Urn takes nothing else.");

    private static string? Text(Input<string>? input) => (input as ISymbol)?.Node switch
    {
        null => null,
        KnownNode { Value: string text } => text,
        _ => throw new ProgramException("The parts of an alias must be known while the program is compiled."),
    };
}
