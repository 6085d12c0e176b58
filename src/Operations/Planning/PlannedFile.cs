using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>A file of a machine that is not as it is wanted.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Path">Its path.</param>
/// <param name="Effects">What that asks for.</param>
public sealed record PlannedFile(ChangeKind Kind, string Path, IReadOnlyList<FileEffect> Effects);
