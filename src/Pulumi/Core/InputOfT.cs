using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>An argument of a resource: a plain value or an output.</summary>
public class Input<T> : ISymbol
{
    private readonly Node? _node;

    private protected Input(Node? node) => _node = node;

    Node ISymbol.Node => WholeNode;

    Node ISymbol.Argument => ArgumentNode;

    Type ISymbol.ValueType => typeof(T);

    private protected virtual Node WholeNode => _node!;

    private protected virtual Node ArgumentNode => _node!;

    /// <summary>Takes a value that is known while the program is compiled.</summary>
    public static implicit operator Input<T>(T value) => new(Node.Of(value));

    /// <summary>Takes an output, whose value the engine fills in.</summary>
    public static implicit operator Input<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Input<T>(value.Node);
    }

    /// <summary>Gives the input as an output.</summary>
    public static implicit operator Output<T>(Input<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Output<T>(input.WholeNode);
    }
}
