namespace ClusterProvisioning.Operations.Restores;

/// <summary>What pg_checksums found.</summary>
/// <param name="Pages">How many pages it read.</param>
/// <param name="Bad">How many of them had another checksum than they should.</param>
public sealed record PageChecksums(long Pages, long Bad);
