namespace Pulumi.Embedded.Symbols;

/// <summary>Common to inputs and outputs of every type.</summary>
internal interface ISymbol
{
    /// <summary>The value as one whole: one secret part makes all of it secret.</summary>
    Node Node { get; }

    /// <summary>The value as an argument of a resource: lists and maps keep secretness by element.</summary>
    Node Argument { get; }

    Type ValueType { get; }
}
