namespace ClusterProvisioning.Preview.Programs;

/// <summary>A list of a program or a state.</summary>
/// <param name="Items">Its items, in order.</param>
public sealed record ListValue(IReadOnlyList<InputValue> Items) : InputValue
{
    /// <inheritdoc/>
    public override string Shown => $"[{string.Join(", ", Items.Select(item => item.Shown))}]";

    /// <inheritdoc/>
    internal override IEnumerable<InputValue> Within() => Items.SelectMany(item => item.Within()).Prepend(this);
}
