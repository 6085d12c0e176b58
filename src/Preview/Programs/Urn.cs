namespace ClusterProvisioning.Preview.Programs;

/// <summary>The parts of a Pulumi URN: <c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c>.</summary>
/// <param name="Stack">The stack's name, without organization and project.</param>
/// <param name="Type">The type, without those of parents.</param>
/// <param name="Name">The logical name, unique for its type in the stack.</param>
internal sealed record Urn(string Stack, string Type, string Name)
{
    /// <summary>What the types of providers begin with.</summary>
    public const string ProviderTypes = "pulumi:providers:";

    private const string Prefix = "urn:pulumi:";

    /// <summary>The parts; null if the text is no URN.</summary>
    public static Urn? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length..].Split("::", 4) is not [var stack, _, var types, var name])
            return null;
        return new Urn(stack, types[(types.LastIndexOf('$') + 1)..], name);
    }
}
