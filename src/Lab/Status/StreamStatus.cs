namespace ClusterProvisioning.Lab.Status;

/// <summary>A standby as the primary that it streams from sees it (PostgreSQL docs, pg_stat_replication).</summary>
/// <param name="Sync">Whether commits may wait for it: quorum, sync, potential or async.</param>
/// <param name="BytesBehind">How much of the primary's WAL it has not replayed.</param>
public sealed record StreamStatus(string Sync, long? BytesBehind);
