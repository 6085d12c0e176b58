using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Database.Tests;

/// <summary>Desired states for tests, and what is done with them most.</summary>
internal static class States
{
    public static readonly MemorySize Memory = new(1L << 30);

    public static ServerFacts Apache { get; } =
        new() { Version = 170012, TimescaleLicense = "apache", TimescaleVersion = "2.19.3", User = "postgres", IsSuperuser = true };

    /// <summary>A shipped region's database part, tablespaces in the throwaway server's folders, for the TimescaleDB that the server has.</summary>
    public static ContentsDeclaration Shipped(string region)
    {
        var project = ProjectLayout.Find();
        var loaded = new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, region + ".yaml"));
        var contents = Housed(loaded.Region.ShouldNotBeNull().Declared.Database);
        return contents with { Timescale = contents.Timescale with { Version = ServerImage.Timescale ?? contents.Timescale.Version } };
    }

    public static ContentsDeclaration Housed(ContentsDeclaration contents) => contents with
    {
        Tablespaces = new OrderedDictionary<SqlName, TablespaceDeclaration>(contents.Tablespaces.Select(
            tablespace => KeyValuePair.Create(
                tablespace.Key,
                tablespace.Value with { Location = ThrowawayServer.Space(Path.GetFileName(tablespace.Value.Location)) }))),
    };

    /// <summary>The same, with a chunk a day for readings.</summary>
    public static ContentsDeclaration WithDailyChunks(ContentsDeclaration contents)
    {
        var (database, schema, table) = (SqlName.Parse(LabServer.Database), SqlName.Parse("plant"), SqlName.Parse("reading"));
        var declared = contents.Databases[database];
        var tables = new OrderedDictionary<SqlName, TableDeclaration>(declared.Schemas[schema].Tables);
        tables[table] = tables[table] with { Hypertable = tables[table].Hypertable! with { ChunkInterval = new Duration(86_400_000) } };
        var schemas = new OrderedDictionary<SqlName, SchemaDeclaration>(declared.Schemas) { [schema] = declared.Schemas[schema] with { Tables = tables } };
        return contents with { Databases = new OrderedDictionary<SqlName, DatabaseDeclaration> { [database] = declared with { Schemas = schemas } } };
    }

    public static DesiredState Desired(ContentsDeclaration contents, params (string Role, string Password)[] passwords) =>
        DesiredStateBuilder.For(contents, Memory, passwords.ToDictionary(each => each.Role, each => new Secret(each.Password)), "test");

    public static async Task<ApplyResult> ApplyAsync(this ThrowawayServer server, DesiredState desired, ApplyOptions? options = null)
    {
        server.MakeSpaces(desired.Catalog.All<Catalog.CatalogTablespace>().Select(each => each.Location));
        await server.MakeRolesAsync(desired.Scope.ForeignRoles);
        await using var source = server.Connect();
        var result = await new Applier(source, options ?? new ApplyOptions { AllowDestructive = true }).ApplyAsync(desired, null, CancellationToken.None);
        return result;
    }

    public static async Task<Inspection> InspectAsync(this ThrowawayServer server, DesiredState desired)
    {
        await using var source = server.Connect();
        return await new Inspector(desired.Scope).InspectAsync(source, withChanges: true, CancellationToken.None);
    }

    public static async Task<Plan> PlanAsync(this ThrowawayServer server, DesiredState desired)
    {
        var inspection = await server.InspectAsync(desired);
        return Planner.Plan(desired, inspection.Catalog, inspection.Facts, allowDestructive: true);
    }

    public static async Task<IReadOnlyList<string>> DriftAsync(this ThrowawayServer server, DesiredState desired) =>
        [
            .. DriftReport.Of(desired, await server.InspectAsync(desired)).Rows
                .Select(row => $"{row.Difference.Kind} {row.Difference.Id}: {row.Difference.Reason}"),
        ];

    /// <summary>Fails with what went wrong.</summary>
    public static void ShouldSucceed(this ApplyResult result)
    {
        if (result.Failed is { } failed)
            throw new ShouldAssertException($"{failed.Step.Title}: {failed.Message}\n{string.Join("\n", failed.Step.Statements)}");
        result.Plan.Steps.ShouldBeEmpty();
    }
}
