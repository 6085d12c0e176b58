using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Looks at a whole server: one round trip for what databases share, one a database.</summary>
/// <param name="scope">What is looked after.</param>
public sealed class Inspector(ManagedScope scope)
{
    /// <summary>The key of the lock that one apply holds against another; it lives in the maintenance database.</summary>
    internal const string LockKey = "5931742, 0";

    /// <summary>Looks, and leaves nothing behind.</summary>
    public async Task<Inspection> InspectAsync(ConnectionSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = new Session(source);
        await using (session.ConfigureAwait(false))
            return await InspectAsync(session, takeLock: false, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks, over connections that stay open.</summary>
    internal async Task<Inspection> InspectAsync(Session session, bool takeLock, CancellationToken cancellation)
    {
        var maintenance = await session.ToAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false);
        var (hasLock, cluster, own) = await ReadMaintenanceAsync(maintenance, takeLock, cancellation).ConfigureAwait(false);
        var facts = cluster.Facts;
        var (catalog, changes) = (cluster.Objects.With(own.Objects), new Dictionary<string, string>(own.LastChanges, StringComparer.Ordinal));
        foreach (var database in scope.Databases.Where(name => cluster.Objects.Find(new ObjectId(ObjectKind.Database, name)) is not null))
        {
            var connection = await session.ToAsync(database, cancellation).ConfigureAwait(false);
            var reading = await ReadDatabaseAsync(connection, database, withJournal: !takeLock, cancellation).ConfigureAwait(false);
            catalog = catalog.With(reading.Objects);
            if (reading.TimescaleLicense is not null)
                facts = facts with { TimescaleLicense = reading.TimescaleLicense, TimescaleVersion = reading.TimescaleVersion };
            foreach (var (thing, change) in reading.LastChanges)
                changes[thing] = change;
        }

        return new Inspection(facts, catalog, changes, hasLock);
    }

    private async Task<(bool HasLock, ClusterReading Cluster, DatabaseReading Own)> ReadMaintenanceAsync(NpgsqlConnection connection, bool takeLock, CancellationToken cancellation)
    {
        var databaseReader = new DatabaseReader(ManagedScope.Maintenance, scope, withJournal: !takeLock);
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(takeLock ? $"SELECT pg_try_advisory_lock({LockKey})" : "SELECT false"));
            foreach (var command in ClusterReader.Commands.Concat(databaseReader.Commands))
                batch.BatchCommands.Add(command);
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var answers = new BatchAnswers(reader);
                var hasLock = (await answers.NextAsync(row => row.GetBoolean(0), cancellation).ConfigureAwait(false)).Single();
                var cluster = await ClusterReader.ReadAsync(answers, scope, cancellation).ConfigureAwait(false);
                return (hasLock, cluster, OwnOnly(await databaseReader.ReadAsync(answers, cancellation).ConfigureAwait(false)));
            }
        }
    }

    /// <summary>In the maintenance database nothing but our own schema is looked after.</summary>
    private static DatabaseReading OwnOnly(DatabaseReading reading) => reading with
    {
        Objects = CatalogSnapshot.Of(reading.Objects.Objects.Values.Where(each => each.Id.Schema == ManagedScope.Own)),
    };

    private async Task<DatabaseReading> ReadDatabaseAsync(NpgsqlConnection connection, string database, bool withJournal, CancellationToken cancellation)
    {
        var databaseReader = new DatabaseReader(database, scope, withJournal);
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var command in databaseReader.Commands)
                batch.BatchCommands.Add(command);
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                return await databaseReader.ReadAsync(new BatchAnswers(reader), cancellation).ConfigureAwait(false);
        }
    }
}
