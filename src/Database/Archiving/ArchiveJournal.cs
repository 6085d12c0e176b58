using Npgsql;
using NpgsqlTypes;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>The rows of <c>provision.archived</c>, and what is still missing among them.</summary>
/// <param name="connection">A connection to the database.</param>
/// <param name="database">Its name.</param>
internal sealed class ArchiveJournal(NpgsqlConnection connection, string database)
{
    // Own lock, apart from apply's and the tier procedure's.
    private const string Lock = "SELECT pg_try_advisory_lock(5931742, 2)";

    private const string Present = """
        SELECT to_regclass('provision.archived') IS NOT NULL AND to_regclass('provision.lifecycle') IS NOT NULL
           AND to_regproc('provision.chunks') IS NOT NULL
        """;

    private const string Due = """
        SELECT chunk_schema, chunk_name, schema_name, table_name, from_time, until_time FROM (
          SELECT c.*, timestamptz 'epoch' + c.range_start * interval '1 microsecond' AS from_time,
                 timestamptz 'epoch' + c.range_end * interval '1 microsecond' AS until_time, p.chunks_per_run,
                 row_number() OVER (PARTITION BY c.schema_name, c.table_name ORDER BY c.range_end, c.chunk_name) AS turn
            FROM provision.lifecycle p JOIN provision.chunks() c ON c.schema_name = p.schema_name AND c.table_name = p.table_name
           WHERE p.archive AND extract(epoch FROM now()) - c.range_end / 1000000.0 >= p.drop_after
             AND NOT EXISTS (SELECT FROM provision.archived a
                              WHERE a.chunk_schema = c.chunk_schema AND a.chunk_name = c.chunk_name
                                AND a.verified IS NOT NULL AND a.fingerprint IS NOT NULL)) due
         WHERE turn <= chunks_per_run ORDER BY schema_name, table_name, turn
        """;

    private const string All = """
        SELECT chunk_schema, chunk_name, schema_name, table_name, range_start, range_end,
               rows, coalesce(bytes, 0), sha256, coalesce(fingerprint, ''), object, verified,
               to_regclass(format('%I.%I', chunk_schema, chunk_name)) IS NOT NULL
          FROM provision.archived ORDER BY schema_name, table_name, range_start, chunk_name
        """;

    private const string Write = """
        INSERT INTO provision.archived (chunk_schema, chunk_name, schema_name, table_name, range_start, range_end,
                                        rows, bytes, sha256, fingerprint, object, verified)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp())
        ON CONFLICT (chunk_schema, chunk_name) DO UPDATE SET
          schema_name = excluded.schema_name, table_name = excluded.table_name, range_start = excluded.range_start, range_end = excluded.range_end,
          rows = excluded.rows, bytes = excluded.bytes, sha256 = excluded.sha256, fingerprint = excluded.fingerprint,
          object = excluded.object, verified = excluded.verified
        """;

    /// <summary>Whether the database has been applied to, and has TimescaleDB.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellation) =>
        await ScalarAsync(Present, cancellation).ConfigureAwait(false);

    /// <summary>Takes the lock against a second run, until the connection ends; false where somebody has it.</summary>
    public Task<bool> TryLockAsync(CancellationToken cancellation) => ScalarAsync(Lock, cancellation);

    /// <summary>Chunks past their time without a verified copy, the oldest first, as many a table as one run takes.</summary>
    public Task<List<ArchiveChunk>> DueAsync(CancellationToken cancellation) =>
        ReadAsync(Due, Chunk, cancellation);

    /// <summary>Every copy that was journaled.</summary>
    public Task<List<ArchivedChunk>> AllAsync(CancellationToken cancellation) => ReadAsync(
        All,
        row => new ArchivedChunk(Chunk(row))
        {
            Rows = row.GetInt64(6),
            Bytes = row.GetInt64(7),
            Sha256 = row.GetString(8),
            Fingerprint = row.GetString(9),
            Key = row.GetString(10),
            IsVerified = !row.IsDBNull(11),
            IsLive = row.GetBoolean(12),
        },
        cancellation);

    /// <summary>Writes down a copy that was read back and found right.</summary>
    public async Task WriteAsync(ArchiveManifest manifest, CancellationToken cancellation)
    {
        var chunk = manifest.Chunk;
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            var command = new NpgsqlBatchCommand(Write);
            foreach (var text in new[] { chunk.ChunkSchema, chunk.ChunkName, chunk.Schema, chunk.Table })
                command.Parameters.Add(Value(text, NpgsqlDbType.Text));
            command.Parameters.Add(Value(chunk.From, NpgsqlDbType.TimestampTz));
            command.Parameters.Add(Value(chunk.Until, NpgsqlDbType.TimestampTz));
            command.Parameters.Add(Value(manifest.Rows, NpgsqlDbType.Bigint));
            command.Parameters.Add(Value(manifest.Bytes, NpgsqlDbType.Bigint));
            foreach (var text in new[] { manifest.Sha256, manifest.Fingerprint, manifest.Key })
                command.Parameters.Add(Value(text, NpgsqlDbType.Text));
            batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    private ArchiveChunk Chunk(NpgsqlDataReader row) =>
        new(database, row.GetString(2), row.GetString(3), row.GetString(0), row.GetString(1), row.GetDateTime(4), row.GetDateTime(5));

    private static NpgsqlParameter Value(object value, NpgsqlDbType type) => new() { Value = value, NpgsqlDbType = type };

    private async Task<bool> ScalarAsync(string sql, CancellationToken cancellation) =>
        (await ReadAsync(sql, row => row.GetBoolean(0), cancellation).ConfigureAwait(false)).Single();

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                return await new Reading.BatchAnswers(reader).NextAsync(read, cancellation).ConfigureAwait(false);
        }
    }
}
