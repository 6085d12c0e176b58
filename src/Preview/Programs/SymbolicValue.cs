namespace ClusterProvisioning.Preview.Programs;

/// <summary>A value that only the engine knows: a reference, a text with references, a function.</summary>
/// <param name="Text">The reference or function as the program writes it.</param>
/// <param name="References">The resources that it takes something from, by their keys in the program.</param>
public sealed record SymbolicValue(string Text, IReadOnlyList<string> References) : InputValue
{
    /// <inheritdoc/>
    public override string Shown => Text;
}
