using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Brings a copy back into a table beside the live one, all of it or nothing.</summary>
/// <param name="source">Opens connections.</param>
/// <param name="store">The archive.</param>
public sealed class Restorer(ConnectionSource source, IArchiveStore store)
{
    private readonly ArchiveReader _reader = new(store);

    /// <summary>Loads a copy into a table of the schema for restored chunks, and compares its rows.</summary>
    /// <param name="database">The database to restore into.</param>
    /// <param name="key">The copy's name in the bucket.</param>
    /// <param name="cancellation">Ends the run; nothing is left then.</param>
    /// <exception cref="DatabaseException">The copy is not what was archived, or the table is there with other rows.</exception>
    public async Task<RestoredChunk> RestoreAsync(string database, string key, CancellationToken cancellation)
    {
        var manifest = await _reader.ManifestAsync(key, cancellation).ConfigureAwait(false);
        if (manifest.Key != key)
        {
            throw new DatabaseException(
                $"The manifest beside '{key}' is that of '{manifest.Key}': the object was copied or renamed. Restore it under its own name.");
        }

        var table = Quote.Qualified(ManagedScope.Restored, ArchiveKey.RestoredTable(manifest));
        var connection = await source.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var isThere = await IsThereAsync(connection, table, cancellation).ConfigureAwait(false);
                if (!isThere)
                    await LoadAsync(connection, manifest, table, cancellation).ConfigureAwait(false);
                var (rows, fingerprint) = await ChunkExporter.FingerprintAsync(connection, table, cancellation).ConfigureAwait(false);
                if (rows != manifest.Rows || fingerprint != manifest.Fingerprint)
                    throw isThere ? Occupied(table, rows, manifest) : ArchiveReader.Wrong(manifest, Rows(manifest), $"{rows} with {fingerprint}");
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return new RestoredChunk(manifest, table, isThere);
            }
        }
    }

    private static DatabaseException Occupied(string table, long rows, ArchiveManifest manifest) =>
        new($"Table {table} is there and holds other rows ({rows}) than the copy ({manifest.Rows}). Drop it, and run again.");

    private static string Rows(ArchiveManifest manifest) => $"{manifest.Rows} rows with fingerprint {manifest.Fingerprint}";

    private async Task LoadAsync(NpgsqlConnection connection, ArchiveManifest manifest, string table, CancellationToken cancellation)
    {
        var columns = manifest.Columns.Select(column => $"{Quote.Identifier(column.Name)} {Checked(column, manifest)}");
        var names = Quote.Identifiers(manifest.Columns.Select(column => column.Name));
        await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {Quote.Identifier(ManagedScope.Restored)}", cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, $"CREATE TABLE {table} ({string.Join(", ", columns)})", cancellation).ConfigureAwait(false);
        try
        {
            await _reader.ReadAsync(
                manifest,
                (rows, token) => CopyAsync(connection, $"COPY {table} ({names}) FROM STDIN (FORMAT binary)", rows, token),
                cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            throw ArchiveReader.Wrong(manifest, "rows that the server takes", $"what it refuses ({exception.MessageText})");
        }
    }

    private static async Task<bool> CopyAsync(NpgsqlConnection connection, string sql, Stream rows, CancellationToken cancellation)
    {
        var copy = await connection.BeginRawBinaryCopyAsync(sql, cancellation).ConfigureAwait(false);
        try
        {
            await rows.CopyToAsync(copy, 1 << 16, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not PostgresException)
        {
            await copy.CancelAsync().ConfigureAwait(false);
            throw;
        }

        await copy.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>The manifest comes from outside: a type in it is SQL only if it is one that we know.</summary>
    private static string Checked(ArchiveColumn column, ArchiveManifest manifest)
    {
        if (ColumnType.TryParse(column.Type, out var type))
            return type.ToString();
        var found = $"The manifest of '{manifest.Key}' gives column '{column.Name}' the type '{column.Type}'";
        throw new DatabaseException($"{found}; wanted {ColumnType.Wanted}. Restore it by hand: the copy is a gzipped binary COPY.");
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        var command =
            new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = table } } };
        await using (command.ConfigureAwait(false))
            return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await using (batch.ConfigureAwait(false))
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
