using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile;

/// <summary>What came of loading a region file.</summary>
/// <param name="File">The file, as it was given.</param>
/// <param name="Region">The region; null if there is an error.</param>
/// <param name="Diagnostics">Errors and warnings, in file order.</param>
public sealed record LoadedRegion(string File, Region? Region, IReadOnlyList<Diagnostic> Diagnostics);
