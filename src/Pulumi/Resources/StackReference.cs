using System.Collections.Immutable;
using Pulumi.Embedded;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>Another stack, whose outputs the engine reads when the program runs.</summary>
public class StackReference : CustomResource
{
    /// <summary>Refers to the stack that is named in the arguments, or else by the logical name.</summary>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base("pulumi:pulumi:StackReference", name, new StackReferenceArgs { Name = args?.Name ?? name }, options)
    {
    }

    /// <summary>The stack's full name, <c>ORGANIZATION/PROJECT/STACK</c>.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All outputs of the stack by name, secret ones included.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of the stack's secret outputs.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>One output; null if the stack has none of that name.</summary>
    public Output<object?> GetOutput(Input<string> name) => new(Select(name));

    /// <summary>One output that must be there; the engine tells if it is not.</summary>
    public Output<object> RequireOutput(Input<string> name) => new(Select(name));

    private Node Select(Input<string> name)
        => ((ISymbol)name).Node is KnownNode { Value: string known }
            ? Selection.Index(Outputs.Node, known)
            : throw new ProgramException("The name of another stack's output must be known while the program is compiled.");
}
