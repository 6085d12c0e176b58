namespace ClusterProvisioning.Operations.Planning;

/// <summary>A setting of a cluster's dynamic configuration that is not as declared.</summary>
/// <param name="Path">Its keys.</param>
/// <param name="Before">What it is; null where it is not set.</param>
/// <param name="After">What it becomes; null where it goes.</param>
public sealed record DynamicChange(IReadOnlyList<string> Path, string? Before, object? After)
{
    /// <summary>"max_connections: 100 → 120".</summary>
    public override string ToString() => $"{string.Join('.', Path)}: {Before ?? "(unset)"} → {After ?? "(unset)"}";
}
