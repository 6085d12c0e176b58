using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using Npgsql;
using NpgsqlTypes;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Reads what lies in one database, as part of a batch.</summary>
/// <param name="database">The database's name.</param>
/// <param name="scope">What is looked after.</param>
/// <param name="withJournal">Whether to read the journal's last entries: only drift shows them.</param>
internal sealed class DatabaseReader(string database, ManagedScope scope, bool withJournal)
{
    private readonly IReadOnlyList<string> _schemas = scope.Schemas[database];
    private readonly List<CatalogObject> _objects = [];
    private Definitions _definitions = null!;

    /// <summary>The statements that read one database, in the order of their answers.</summary>
    public IEnumerable<NpgsqlBatchCommand> Commands =>
        new[]
        {
            DatabaseQueries.Timescale, DatabaseQueries.Definitions, DatabaseQueries.Schemas, DatabaseQueries.Extensions, DatabaseQueries.Relations,
            DatabaseQueries.Columns, DatabaseQueries.Constraints, DatabaseQueries.Indexes,
            DatabaseQueries.Policies, DatabaseQueries.Triggers, DatabaseQueries.Routines, DatabaseQueries.Types, DatabaseQueries.Grants,
            DatabaseQueries.DefaultGrants,
            TimescaleQueries.Hypertables, TimescaleQueries.Lifecycles, TimescaleQueries.Compressions, TimescaleQueries.Jobs, TimescaleQueries.Aggregates,
            withJournal ? DatabaseQueries.Journal : "SELECT NULL::text",
        }.Select(Command);

    /// <summary>Takes the statements' answers in their order.</summary>
    public async Task<DatabaseReading> ReadAsync(BatchAnswers answers, CancellationToken cancellation)
    {
        var timescaleDb = (await answers.NextAsync(row => (Version: row.TextOrNull(0), License: row.TextOrNull(1)), cancellation).ConfigureAwait(false))
            .Single();
        // Before the answers that another catalog would not give.
        KnownTimescale.Check(database, timescaleDb.Version);
        try
        {
            return await ReadAsync(answers, timescaleDb.Version, timescaleDb.License, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (KnownTimescale.Doubt(timescaleDb.Version) is not null)
        {
            throw KnownTimescale.Unread(database, timescaleDb.Version!, exception);
        }
    }

    private async Task<DatabaseReading> ReadAsync(BatchAnswers answers, string? version, string? license, CancellationToken cancellation)
    {
        _definitions = new Definitions(await RowsAsync(answers, cancellation).ConfigureAwait(false));
        var rows = new DatabaseRows(database, _definitions);
        await TakeAsync(answers, rows.Schema, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Extension, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Relation, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Column, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Constraint, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Index, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Policy, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Trigger, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Routine, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Type, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.Grant, cancellation).ConfigureAwait(false);
        await TakeAsync(answers, rows.DefaultGrant, cancellation).ConfigureAwait(false);
        var timescale = new TimescaleRows(database, _schemas, _definitions);
        _objects.AddRange((await RowsAsync(answers, cancellation).ConfigureAwait(false)).Select(timescale.Hypertable).OfType<CatalogObject>());
        _objects.AddRange((await RowsAsync(answers, cancellation).ConfigureAwait(false)).Select(timescale.Lifecycle));
        _objects.AddRange((await RowsAsync(answers, cancellation).ConfigureAwait(false)).Select(timescale.Compression).OfType<CatalogObject>());
        _objects.AddRange((await RowsAsync(answers, cancellation).ConfigureAwait(false)).Select(timescale.Job).OfType<CatalogObject>());
        var aggregates = (await RowsAsync(answers, cancellation).ConfigureAwait(false)).Select(timescale.Aggregate).OfType<CatalogObject>().ToList();
        var journal = await RowsAsync(answers, cancellation).ConfigureAwait(false);
        var changes = journal.ToDictionary(row => row.Text("object")!, Change, StringComparer.Ordinal);
        return new DatabaseReading(CatalogSnapshot.Of(WithoutViewsOf(aggregates)), changes, version, version is null ? null : license);
    }

    private static string Change(JsonElement row) =>
        $"{row.Text("kind")} by {row.Text("actor")} at {row.Text("time")}, declaration {row.Text("region_hash")}";

    /// <summary>A continuous aggregate shows as a view, too.</summary>
    private IEnumerable<CatalogObject> WithoutViewsOf(List<CatalogObject> aggregates)
    {
        var views = aggregates.Select(each => each.Id with { Kind = ObjectKind.View }).ToHashSet();
        return _objects.Where(each => !views.Contains(each.Id)).Concat(aggregates);
    }

    private NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter { Value = _schemas.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return command;
    }

    private async Task TakeAsync(BatchAnswers answers, Func<NpgsqlDataReader, CatalogObject?> read, CancellationToken cancellation) =>
        _objects.AddRange((await answers.NextAsync(read, cancellation).ConfigureAwait(false))
            .OfType<CatalogObject>()
            .Where(each => !scope.ForeignRoles.Contains(each.Id.Grantee)));

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(BatchAnswers answers, CancellationToken cancellation) =>
        OptionalTable.Rows((await answers.NextAsync(row => row.TextOrNull(0), cancellation).ConfigureAwait(false)).Single());
}
