using System.Data;
using System.IO.Compression;
using System.IO.Pipelines;
using ClusterProvisioning.Database.Sql;
using Npgsql;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Writes a chunk to the archive, out of one snapshot, without ever holding it.</summary>
/// <param name="connection">A connection to its database.</param>
/// <param name="store">The archive.</param>
/// <param name="region">The region's name.</param>
/// <param name="beforeStep">Hears of each step before it is done.</param>
internal sealed class ChunkExporter(NpgsqlConnection connection, IArchiveStore store, string region, Func<ArchiveStep, Task> beforeStep)
{
    /// <summary>Writes the copy and says what it is.</summary>
    public async Task<ArchiveManifest> ExportAsync(ArchiveChunk chunk, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await beforeStep(ArchiveStep.Fingerprint).ConfigureAwait(false);
            // Where a policy would hide rows from this role, it is an error: a copy of some of the rows is none.
            await ExecuteAsync("SET LOCAL row_security = off", cancellation).ConfigureAwait(false);
            var table = Quote.Qualified(chunk.ChunkSchema, chunk.ChunkName);
            var (rows, fingerprint) = await FingerprintAsync(connection, table, cancellation).ConfigureAwait(false);
            var columns = await ColumnsAsync(chunk, cancellation).ConfigureAwait(false);
            var key = ArchiveKey.For(region, chunk, fingerprint);
            await beforeStep(ArchiveStep.Copy).ConfigureAwait(false);
            var (bytes, sha256) = await CopyAsync(chunk, columns, key, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return new ArchiveManifest
            {
                Region = region,
                Chunk = chunk,
                Columns = columns,
                Rows = rows,
                Fingerprint = fingerprint,
                Key = key,
                Bytes = bytes,
                Sha256 = sha256,
            };
        }
    }

    /// <summary>Number and fingerprint of a table's rows.</summary>
    public static async Task<(long Rows, string Fingerprint)> FingerprintAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new NpgsqlBatchCommand($"SELECT rows, print FROM provision.fingerprint({Quote.Literal(table)}::regclass)") },
            Timeout = 0,
        };
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellation).ConfigureAwait(false);
                return (reader.GetInt64(0), reader.GetString(1));
            }
        }
    }

    private async Task<IReadOnlyList<ArchiveColumn>> ColumnsAsync(ArchiveChunk chunk, CancellationToken cancellation)
    {
        var sql = "SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped"
            + $" AND attrelid = {Quote.Literal(Quote.Qualified(chunk.ChunkSchema, chunk.ChunkName))}::regclass ORDER BY attnum";
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await new Reading.BatchAnswers(reader)
                    .NextAsync(row => new ArchiveColumn(row.GetString(0), row.GetString(1)), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The server fills a pipe, compressed; the archive empties it.</summary>
    private async Task<(long Bytes, string Sha256)> CopyAsync(
        ArchiveChunk chunk,
        IReadOnlyList<ArchiveColumn> columns,
        string key,
        CancellationToken cancellation)
    {
        var pipe = new Pipe();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var hashed = new HashingStream(pipe.Writer.AsStream(leaveOpen: true));
        await using (hashed.ConfigureAwait(false))
        {
            var fill = FillAsync(chunk, columns, hashed, pipe.Writer, both.Token);
            try
            {
                await store.WriteAsync(key, pipe.Reader.AsStream(), cancellation).ConfigureAwait(false);
            }
            catch
            {
                await both.CancelAsync().ConfigureAwait(false);
                await pipe.Reader.CompleteAsync().ConfigureAwait(false);
                // The archive's failure may be only the server's: that one is the one to tell.
                await fill.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (fill.IsFaulted)
                    await fill.ConfigureAwait(false);
                throw;
            }

            await fill.ConfigureAwait(false);
            return (hashed.Count, hashed.Sha256);
        }
    }

    private async Task FillAsync(
        ArchiveChunk chunk,
        IReadOnlyList<ArchiveColumn> columns,
        HashingStream hashed,
        PipeWriter writer,
        CancellationToken cancellation)
    {
        try
        {
            // A query, not the table: COPY of a compressed chunk's table gives its uncompressed rows only.
            var names = Quote.Identifiers(columns.Select(column => column.Name));
            var query = $"COPY (SELECT {names} FROM {Quote.Qualified(chunk.ChunkSchema, chunk.ChunkName)}) TO STDOUT (FORMAT binary)";
            var gzip = new GZipStream(hashed, CompressionLevel.Optimal, leaveOpen: true);
            await using (gzip.ConfigureAwait(false))
            {
                var rows = await connection.BeginRawBinaryCopyAsync(query, cancellation).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                    await rows.CopyToAsync(gzip, 1 << 16, cancellation).ConfigureAwait(false);
            }

            await writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await writer.CompleteAsync(exception).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await using (batch.ConfigureAwait(false))
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
