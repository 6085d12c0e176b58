using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Community;

/// <summary>Rows that community servers gave for the lab region, and what is read, compared and planned from them without one.</summary>
public sealed class RecordedCatalogTests
{
    private static readonly string[] Recorded = ["2.19.3", "2.29.2"];
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };
    private static readonly ServerFacts Community = States.Apache with { TimescaleLicense = "timescale" };

    public static TheoryData<string> Versions => [.. Recorded];

    private static readonly OrderedDictionary<string, string> Queries = new()
    {
        ["definitions"] = DatabaseQueries.Definitions,
        ["hypertables"] = TimescaleQueries.Hypertables,
        ["lifecycles"] = TimescaleQueries.Lifecycles,
        ["compressions"] = TimescaleQueries.Compressions,
        ["jobs"] = TimescaleQueries.Jobs,
        ["aggregates"] = TimescaleQueries.Aggregates,
    };

    [Fact]
    public async Task A_community_server_still_gives_these_rows()
    {
        Assert.SkipWhen(ServerImage.CommunityReason is not null, ServerImage.CommunityReason ?? "");
        var version = ServerImage.Timescale!.ToString();
        Assert.SkipUnless(Recorded.Contains(version), $"no rows were recorded of {version}, but of {string.Join(" and ", Recorded)}");
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(States.Shipped("lab")))).ShouldSucceed();
        // Through the same connection settings as the reader's: the server writes a view down differently under another search_path.
        await using var source = server.Connect();
        await using var connection = await source.OpenAsync(LabServer.Database, CancellationToken.None);
        var rows = new OrderedDictionary<string, IReadOnlyList<JsonElement>>();
        foreach (var (name, query) in Queries)
        {
            await using var command = new Npgsql.NpgsqlCommand(query, connection);
            // Of the texts kept, only the aggregates': the others are no concern of the edition's.
            rows[name] = [.. OptionalTable.Rows((string?)await command.ExecuteScalarAsync())
                .Where(row => name != "definitions" || row.Text("kind") == "aggregate")
                .OrderBy(row => row.GetRawText(), StringComparer.Ordinal)];
        }

        Approval.Verify(JsonSerializer.Serialize(rows, Format) + "\n", "json", version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_is_read_is_what_was_declared(string version)
    {
        var found = Read(Rows(version));
        var declared = States.Desired(States.Shipped("lab")).Catalog.Objects.Values.Where(IsRecorded).ToList();
        declared.OfType<CatalogAggregate>().Count().ShouldBe(3);
        declared.OfType<CatalogCompression>().Count().ShouldBe(1);
        CatalogComparer.Compare(CatalogSnapshot.Of(declared), CatalogSnapshot.Of(found)).Select(each => $"{each.Id}: {each.Reason}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_server_like_that_has_nothing_to_be_done_on(string version) => Plan(Read(Rows(version))).ShouldBeEmpty();

    [Theory]
    [InlineData("compressions", "policy", "2678400/3600/0", "1/3600/0", "alter compression plant.reading")]
    [InlineData("compressions", "policy", "2678400/3600/0", null, "alter compression plant.reading")]
    [InlineData("aggregates", "refresh", "7200/60/15", "7200/60/0", "alter aggregate plant.reading_1min")]
    [InlineData(
        "aggregates",
        "owner",
        "manufacturing_owner",
        "postgres",
        "alter aggregate plant.reading_1d; alter aggregate plant.reading_1h; alter aggregate plant.reading_1min")]
    [InlineData("jobs", "schedule", "1800/427", "", "alter job provision.tier_job")]
    [InlineData("jobs", "table_name", "tier_job", "other", "alter job provision.other; create job provision.tier_job")]
    public void What_differs_is_planned_and_nothing_else(string kind, string property, string from, string? to, string expected)
    {
        foreach (var version in Recorded)
        {
            var rows = Rows(version);
            rows[kind] = [.. rows[kind].Select(row => With(row, property, from, to))];
            string.Join("; ", Plan(Read(rows)).Select(step => step.Title)).ShouldBe(expected, version);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void An_aggregate_with_another_query_takes_its_view_along_and_says_what_is_lost(string version)
    {
        var rows = Rows(version);
        rows["aggregates"] = [
            .. rows["aggregates"]
                .Select(row => row.GetProperty("user_view_name").GetString() == "reading_1h"
                    ? With(row, "found", row.GetProperty("found").GetString()!, new string('0', 32))
                    : row),
        ];
        var steps = Plan(Read(rows));
        steps.Select(step => step.Title).ShouldBe(
            [
                "alter view api.reading_1h",
                "destructive aggregate plant.reading_1h",
                "create aggregate plant.reading_1h",
                "create view api.reading_1h",
                .. Grants(),
            ],
            ignoreOrder: true);
        steps.Single(step => step.Kind == StepKind.Destructive).Loses.ShouldNotBeNull().ShouldContain("aggregated rows");
        steps.TakeWhile(step => step.Kind != StepKind.Destructive).ShouldHaveSingleItem().Object.Kind.ShouldBe(ObjectKind.View);
    }

    private static IEnumerable<string> Grants() =>
        States.Desired(States.Shipped("lab")).Catalog
            .All<CatalogGrant>()
            .Where(grant => grant.Id is { Schema: "api", Name: "reading_1h" })
            .Select(grant => $"create {grant.Id}");

    private static IReadOnlyList<Step> Plan(IReadOnlyList<CatalogObject> found)
    {
        var desired = States.Desired(States.Shipped("lab"));
        var rest = desired.Catalog.Objects.Values.Where(each => !IsRecorded(each));
        return Planner.Plan(desired, CatalogSnapshot.Of(rest.Concat(found)), Community, allowDestructive: true).Steps;
    }

    private static bool IsRecorded(CatalogObject each) => each is CatalogHypertable or CatalogLifecycle or CatalogCompression or CatalogJob or CatalogAggregate;

    private static IReadOnlyList<CatalogObject> Read(Dictionary<string, List<JsonElement>> rows)
    {
        var reader = new TimescaleRows(LabServer.Database, ["plant", "api", "audit", "provision"], new Definitions(rows["definitions"]));
        return
        [
            .. rows["hypertables"]
                .Select(reader.Hypertable)
                .Concat(rows["lifecycles"].Select(reader.Lifecycle))
                .Concat(rows["compressions"].Select(reader.Compression))
                .Concat(rows["jobs"].Select(reader.Job)).Concat(rows["aggregates"].Select(reader.Aggregate)).OfType<CatalogObject>(),
        ];
    }

    private static Dictionary<string, List<JsonElement>> Rows(string version)
    {
        var folder = Path.GetDirectoryName(File())!;
        return JsonSerializer.Deserialize<Dictionary<string, List<JsonElement>>>(System.IO.File
            .ReadAllText(Path.Combine(folder, "Approved", $"{nameof(RecordedCatalogTests)}.{version}.approved.json")))!;
    }

    private static string File([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;

    private static JsonElement With(JsonElement row, string property, string from, string? to)
    {
        var values = row.Deserialize<Dictionary<string, object?>>()!;
        if (values[property]?.ToString() == from)
            values[property] = to;
        return JsonSerializer.SerializeToElement(values);
    }
}
