using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;
using Npgsql;

namespace ClusterProvisioning.Lab.Backups;

/// <summary>Asks the primary how far the archive is.</summary>
internal static class ArchiveReader
{
    private const string Question = """
        SELECT last_archived_wal, last_archived_time, extract(epoch FROM clock_timestamp() - last_archived_time)::float8,
               (SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready')::int,
               (SELECT setting::float8 FROM pg_settings WHERE name = 'archive_timeout')
          FROM pg_stat_archiver
        """;

    /// <summary>The archive as the primary sees it.</summary>
    public static Task<ArchiveStatus> ReadAsync(AdminAccess access, LabNode primary) => access.WithServerAsync(primary, "postgres", Read);

    private static ArchiveStatus Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Question, connection);
        using var row = command.ExecuteReader();
        row.Read();
        if (row.IsDBNull(0))
            return new ArchiveStatus(null, null, row.GetInt32(3), null);
        var (since, waiting, timeout) = (row.GetDouble(2), row.GetInt32(3), row.GetDouble(4));
        return new ArchiveStatus(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), waiting, waiting == 0 ? Math.Min(since, timeout) : since);
    }
}
