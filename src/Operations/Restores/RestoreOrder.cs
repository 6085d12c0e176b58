

namespace ClusterProvisioning.Operations.Restores;

/// <summary>What is to be restored, and where.</summary>
/// <param name="To">The moment; null for the latest state.</param>
/// <param name="Repository">The repository's name; the one of the spare machine's site unless given.</param>
/// <param name="Node">The spare machine; the region's first unless given.</param>
/// <param name="Expected">Tables whose rows are counted, with the number that is expected.</param>
public sealed record RestoreOrder(DateTimeOffset? To, string? Repository, string? Node, IReadOnlyList<ExpectedRows> Expected);
