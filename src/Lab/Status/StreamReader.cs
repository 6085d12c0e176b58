using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;
using Npgsql;

namespace ClusterProvisioning.Lab.Status;

/// <summary>Asks the primary who streams from it, the other site's standby leader among them.</summary>
internal static class StreamReader
{
    private const string Question = "SELECT application_name, sync_state, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint FROM "
        + "pg_stat_replication WHERE state = 'streaming'";

    /// <summary>The standbys, by name.</summary>
    public static Task<IReadOnlyDictionary<string, StreamStatus>> ReadAsync(AdminAccess access, LabNode primary) =>
        access.WithServerAsync(primary, "postgres", Read);

    private static IReadOnlyDictionary<string, StreamStatus> Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Question, connection);
        using var row = command.ExecuteReader();
        var standbys = new Dictionary<string, StreamStatus>(StringComparer.Ordinal);
        while (row.Read())
            standbys[row.GetString(0)] = new StreamStatus(row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2));
        return standbys;
    }
}
