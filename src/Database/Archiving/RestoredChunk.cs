namespace ClusterProvisioning.Database.Archiving;

/// <summary>A copy that was brought back.</summary>
/// <param name="Manifest">What it is.</param>
/// <param name="Table">Its table, quoted.</param>
/// <param name="WasThere">Whether an earlier run had brought it back already.</param>
public sealed record RestoredChunk(ArchiveManifest Manifest, string Table, bool WasThere);
