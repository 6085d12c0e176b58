using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>An argument that takes either of two types.</summary>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    /// <summary>The first type's default.</summary>
    public InputUnion()
        : base(new KnownNode(default(T0)))
    {
    }

    private InputUnion(Node node)
        : base(node)
    {
    }

    /// <summary>Takes a union that is known, of whichever type.</summary>
    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(Node.Of(value));

    /// <summary>Takes a plain value of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Node.Of(value));

    /// <summary>Takes a plain value of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Node.Of(value));

    /// <summary>Takes an input of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => new(((ISymbol)value).Argument);

    /// <summary>Takes an input of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => new(((ISymbol)value).Argument);

    /// <summary>Takes an output of a union.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value.Node);

    /// <summary>Takes an output of the first type.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => new(value.Node);

    /// <summary>Takes an output of the second type.</summary>
    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => new(value.Node);
}
