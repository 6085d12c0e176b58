namespace Pulumi.Embedded.Symbols;

/// <summary>What a symbolic value stands for: a value known now, or one that the engine will know.</summary>
internal abstract record Node(bool IsSecret)
{
    /// <summary>True when Pulumi itself marks the value secret, so that the program need not.</summary>
    public virtual bool MarkedByHost => false;

    public Node AsSecret() => IsSecret ? this : this with { IsSecret = true };

    /// <summary>Wraps a value; a value that is symbolic itself stands for what it holds.</summary>
    public static Node Of(object? value) => value is ISymbol symbol ? symbol.Node : new KnownNode(value);

    /// <summary>The first secret among the nodes makes the whole secret.</summary>
    public static bool AnySecret(IReadOnlyList<Node> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].IsSecret)
                return true;
        }

        return false;
    }
}
