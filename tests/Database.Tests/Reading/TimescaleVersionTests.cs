using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Tests.Reading;

/// <summary>A TimescaleDB whose catalog the queries do not know is refused in words; a known one that is not the declared one is named.</summary>
public sealed class TimescaleVersionTests
{
    private static readonly DesiredState Lab = States.Desired(States.Shipped("lab"));

    [Theory]
    [InlineData("2.13.1", false)]
    [InlineData("2.14.0", true)]
    [InlineData("2.19.3", true)]
    [InlineData("2.31.9", true)]
    [InlineData("2.20.0-dev", true)]
    [InlineData("2.32.0", true)]
    [InlineData("3.0.0", true)]
    [InlineData("edge", false)]
    public void Plan_and_drift_refuse_a_version_that_is_not_read(string version, bool isKnown)
    {
        var facts = States.Apache with { TimescaleVersion = version };
        Action[] uses =
        [
            () => Planner.Plan(Lab, CatalogSnapshot.Empty, facts, allowDestructive: true),
            () => DriftReport.Of(Lab, new Inspection(facts, CatalogSnapshot.Empty, new Dictionary<string, string>(), HasLock: false)),
        ];
        foreach (var use in uses)
        {
            if (isKnown)
            {
                use();
            }
            else
            {
                Should.Throw<DatabaseException>(use).Message.ShouldBe(
                    $"The server has TimescaleDB {version} to install; this program knows 2.14 and newer, older than 2.32. Nothing was changed. "
                    + "Install one of those on every member and declare it (database.timescale.version), "
                    + $"or take a release of this program that knows {version}.");
            }
        }
    }

    [Theory]
    [InlineData("2.19.3", null)]
    [InlineData("2.19", null)]
    [InlineData("2.1", "version is 2.19.3, wanted 2.1")]
    [InlineData("2.20.0", "version is 2.19.3, wanted 2.20.0")]
    public void A_version_that_is_not_the_declared_one_is_drift_and_no_step_mends_it(string declared, string? expected)
    {
        var contents = States.Shipped("lab");
        var desired = States.Desired(contents with { Timescale = contents.Timescale with { Version = new SoftwareVersion(Version.Parse(declared)) } });
        var extension = new ObjectId(ObjectKind.Extension, LabServer.Database, Name: CatalogExtension.Timescale);
        var found = AsDeclared(desired).With(CatalogSnapshot.Of([new CatalogExtension(extension, "2.19.3")]));
        var plan = Planner.Plan(desired, found, States.Apache, allowDestructive: true);
        plan.Steps.ShouldBeEmpty();
        plan.LeftAlone.Select(each => each.Reason).ShouldBe(expected is null ? [] : [expected]);
        DriftReport.Of(desired, new Inspection(States.Apache, found, new Dictionary<string, string>(), HasLock: false)).Rows
            .Select(row => row.Difference.Reason)
            .ShouldBe(expected is null ? [] : [expected]);
    }

    [Theory]
    [InlineData("2.31.9", false)]
    [InlineData("2.32.0", true)]
    [InlineData("3.0.0-dev", true)]
    public void A_version_that_is_newer_than_those_that_were_tried_is_spoken_of(string version, bool isSpokenOf) =>
        (States.Apache with { TimescaleVersion = version }).Doubt.ShouldBe(
            isSpokenOf
                ? $"TimescaleDB {version} is newer than what this program was tried with (2.14 and newer, older than 2.32): it may not see all that is there"
                : null);

    [Fact]
    public async Task A_database_with_a_newer_catalog_ends_in_that_message_and_not_in_an_SQL_error()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        await server.ExecuteAsync("CREATE DATABASE newer");
        // A catalog that nobody has seen: the queries fail on it.
        string[] catalog =
        [
            "CREATE SCHEMA _timescaledb_catalog", "CREATE TABLE _timescaledb_catalog.hypertable (id integer, schema_name name, table_name name)",
            "CREATE TABLE _timescaledb_catalog.compression_settings (relid regclass, segmentby text[], orderby text[])",
            "CREATE TABLE _timescaledb_catalog.bgw_job (id integer)",
            "INSERT INTO pg_extension VALUES (99999, 'timescaledb', 10, 2200, false, '2.99.1', NULL, NULL)",
        ];
        foreach (var sql in catalog)
            await server.ExecuteAsync(sql, "newer");
        var scope =
            new ManagedScope(new Dictionary<string, IReadOnlyList<string>> { ["postgres"] = ["provision"], ["newer"] = ["provision"] }, new HashSet<string>());
        await using var source = server.Connect();
        (await Should.ThrowAsync<DatabaseException>(() => new Inspector(scope).InspectAsync(source, withChanges: true, CancellationToken.None)))
            .Message.ShouldStartWith("Database 'newer' has TimescaleDB 2.99.1; this program knows 2.14 and newer, older than 2.32.");
    }

    /// <summary>What a server has on which all is as declared.</summary>
    private static CatalogSnapshot AsDeclared(DesiredState desired) => Comparing.CatalogComparer.Attainable(desired, States.Apache);
}
