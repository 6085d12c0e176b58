using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using Npgsql;
using NpgsqlTypes;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Writes down what ran, in the database in which it ran, and in the same transaction where there is one.</summary>
/// <param name="desired">What is wanted: its name and hash stand in each entry.</param>
/// <param name="found">What the server had at the beginning.</param>
/// <param name="operatorName">Who runs the apply: the login is the administrators', whoever they are.</param>
internal sealed class Journal(DesiredState desired, CatalogSnapshot found, string? operatorName)
{
    private const string Insert = """
        INSERT INTO provision.journal (time, actor, region, region_hash, object, kind, statements, outcome, milliseconds)
        VALUES (clock_timestamp(), session_user || coalesce(' from ' || host(inet_client_addr()), '') || coalesce(' for ' || $8, ''),
                $1, $2, $3, $4, $5, $6, $7)
        """;

    private readonly HashSet<string> _ready = [.. found.All<CatalogTable>().Where(IsJournal).Select(table => table.Id.Database)];
    private readonly List<StepReport> _early = [];

    /// <summary>Writes a step down; steps from before the journal was there follow once it is.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, StepReport report, CancellationToken cancellation)
    {
        var database = report.Step.Database;
        _early.Add(report);
        if (report.Step.Effects.Any(effect => effect.Becomes is CatalogTable table && IsJournal(table)))
            _ready.Add(database);
        if (!_ready.Contains(database))
            return;
        var due = _early.Where(each => each.Step.Database == database).ToList();
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var each in due)
                batch.BatchCommands.Add(Command(each));
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        _early.RemoveAll(due.Contains);
    }

    private NpgsqlBatchCommand Command(StepReport report) => new(Insert)
    {
        Parameters =
        {
            Text(desired.Region), Text(desired.RegionHash), Text(report.Step.Object.ToString()), Text(report.Step.Kind.ToString().ToLowerInvariant()),
            Text(report.Step.Patch ?? string.Join(";\n", report.Step.Statements)), Text(report.Outcome.ToString().ToLowerInvariant()),
            new NpgsqlParameter { Value = (long)report.Took.TotalMilliseconds, NpgsqlDbType = NpgsqlDbType.Bigint },
            new NpgsqlParameter { Value = (object?)operatorName ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        },
    };

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static bool IsJournal(CatalogTable table) => table.Id.Schema == ManagedScope.Own && table.Id.Name == "journal";
}
