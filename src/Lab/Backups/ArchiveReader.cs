using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;
using Npgsql;

namespace ClusterProvisioning.Lab.Backups;

/// <summary>Asks the primary how far the archive is.</summary>
internal static class ArchiveReader
{
    // Nothing archived since it started is as old as the server; a finished segment waits since its .ready was written.
    private const string Question = """
        SELECT last_archived_wal, last_archived_time,
               extract(epoch FROM clock_timestamp() - coalesce(last_archived_time, greatest(pg_postmaster_start_time(), stats_reset)))::float8,
               (SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready')::int,
               (SELECT setting::float8 FROM pg_settings WHERE name = 'archive_timeout'),
               (SELECT extract(epoch FROM clock_timestamp() - min(modification))::float8 FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready')
          FROM pg_stat_archiver
        """;

    /// <summary>The archive as the primary sees it.</summary>
    public static Task<ArchiveStatus> ReadAsync(AdminAccess access, LabNode primary) => access.WithServerAsync(primary, "postgres", Read);

    private static ArchiveStatus Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Question, connection);
        using var row = command.ExecuteReader();
        row.Read();
        var (since, waiting, timeout) = (row.GetDouble(2), row.GetInt32(3), row.GetDouble(4));
        double? waited = row.IsDBNull(5) ? null : row.GetDouble(5);
        return row.IsDBNull(0)
            ? new ArchiveStatus(null, null, waiting, waited + timeout ?? since)
            : new ArchiveStatus(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), waiting, waited + timeout ?? Math.Min(since, timeout));
    }
}
