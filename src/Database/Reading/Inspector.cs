using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Patroni;
using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Looks at a whole server: one round trip for what databases share, one a database.</summary>
/// <param name="scope">What is looked after.</param>
/// <param name="patroni">Is asked for its dynamic configuration; none where the server stands alone.</param>
public sealed class Inspector(ManagedScope scope, IPatroni? patroni = null)
{
    /// <summary>The key of the lock that one apply holds against another; it lives in the maintenance database.</summary>
    internal const string LockKey = "5931742, 0";

    /// <summary>Looks, and leaves nothing behind.</summary>
    /// <param name="source">Opens connections.</param>
    /// <param name="withChanges">Whether to read who changed what last, which only drift shows.</param>
    /// <param name="cancellation">Ends the look.</param>
    public async Task<Inspection> InspectAsync(ConnectionSource source, bool withChanges, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = new Session(source);
        await using (session.ConfigureAwait(false))
            return await InspectAsync(session, takeLock: false, withChanges, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks, over connections that stay open.</summary>
    internal async Task<Inspection> InspectAsync(Session session, bool takeLock, bool withChanges, CancellationToken cancellation)
    {
        var asked = patroni?.ReadAsync(cancellation);
        var maintenance = await session.ToAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false);
        var (hasLock, cluster, own) = await session.WhileItAnswersAsync(
            maintenance,
            token => ReadMaintenanceAsync(maintenance, takeLock, withChanges, token),
            cancellation).ConfigureAwait(false);
        var facts = cluster.Facts;
        var (catalog, changes) = (cluster.Objects.With(own.Objects), new Dictionary<string, string>(own.LastChanges, StringComparer.Ordinal));
        foreach (var database in scope.Databases.Where(name => cluster.Objects.Find(new ObjectId(ObjectKind.Database, name)) is not null))
        {
            var connection = await session.ToAsync(database, cancellation).ConfigureAwait(false);
            var reading = await session.WhileItAnswersAsync(
                connection,
                token => ReadDatabaseAsync(connection, database, withChanges, token),
                cancellation).ConfigureAwait(false);
            catalog = catalog.With(reading.Objects);
            if (reading.TimescaleLicense is not null)
                facts = facts with { TimescaleLicense = reading.TimescaleLicense, TimescaleVersion = reading.TimescaleVersion };
            foreach (var (thing, change) in reading.LastChanges)
                changes[thing] = change;
        }

        var answer = asked is null ? null : await asked.ConfigureAwait(false);
        facts = facts with { HasPatroni = answer is not null, PendingRestarts = answer?.PendingRestarts ?? [] };
        return new Inspection(facts, PatroniObjects.Merge(catalog, answer, scope), changes, hasLock);
    }

    private async Task<(bool HasLock, ClusterReading Cluster, DatabaseReading Own)> ReadMaintenanceAsync(
        NpgsqlConnection connection,
        bool takeLock,
        bool withChanges,
        CancellationToken cancellation)
    {
        var databaseReader = new DatabaseReader(ManagedScope.Maintenance, scope, withChanges);
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(takeLock ? $"SELECT pg_try_advisory_lock({LockKey})" : "SELECT false"));
            foreach (var command in ClusterReader.Commands(withRestarts: patroni is not null).Concat(databaseReader.Commands))
                batch.BatchCommands.Add(command);
            return await AnswersAsync(batch, async answers =>
            {
                var hasLock = (await answers.NextAsync(row => row.GetBoolean(0), cancellation).ConfigureAwait(false)).Single();
                var cluster = await ClusterReader.ReadAsync(answers, scope, cancellation).ConfigureAwait(false);
                return (hasLock, cluster, OwnOnly(await databaseReader.ReadAsync(answers, cancellation).ConfigureAwait(false)));
            }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>In the maintenance database nothing but our own schema is looked after, and who may call the server's own functions.</summary>
    private static DatabaseReading OwnOnly(DatabaseReading reading) => reading with
    {
        Objects = CatalogSnapshot.Of(reading.Objects.Objects.Values
            .Where(each => each.Id.Schema == ManagedScope.Own || each is CatalogGrant { Target: GrantTarget.Routine })),
    };

    private async Task<DatabaseReading> ReadDatabaseAsync(NpgsqlConnection connection, string database, bool withChanges, CancellationToken cancellation)
    {
        var databaseReader = new DatabaseReader(database, scope, withChanges);
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var command in databaseReader.Commands)
                batch.BatchCommands.Add(command);
            return await AnswersAsync(batch, answers => databaseReader.ReadAsync(answers, cancellation), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<T> AnswersAsync<T>(NpgsqlBatch batch, Func<BatchAnswers, Task<T>> read, CancellationToken cancellation)
    {
        var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await read(new BatchAnswers(reader)).ConfigureAwait(false);
        }
        finally
        {
            try
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }
            catch (PostgresException)
            {
                // Answers that were refused for their TimescaleDB are followed by statements that fail for it: the refusal says more.
            }
        }
    }
}
