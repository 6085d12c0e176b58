using ClusterProvisioning.Cli.Commands.Database;
using ClusterProvisioning.Cli.Views.Database;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Tests;

/// <summary><c>db plan</c> in every format: one plan with a step of each kind, some of them Patroni's, and every sort of note.</summary>
public sealed class PlanReportTests
{
    private const string Manufacturing = "manufacturing";
    private const string MaxConnections = "postgresql.parameters.max_connections";

    private static readonly ServerFacts Server = new()
    {
        Version = 170012,
        TimescaleLicense = "apache",
        TimescaleVersion = "2.19.3",
        User = "postgres",
        IsSuperuser = true,
        HasPatroni = true,
        RestartParameters = new HashSet<string> { "max_connections" },
        PendingRestarts = ["pg2"],
    };

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    [InlineData("Sql")]
    [InlineData("Markdown")]
    public void A_plan_reads_as_approved(string format)
    {
        var output = new StringWriter();
        PlanReport.For(Enum.Parse<PlanFormat>(format)).Write(output, Plan());
        Approval.Verify(output.ToString(), "txt", format.ToLowerInvariant());
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Json")]
    [InlineData("Sql")]
    [InlineData("Markdown")]
    public void Every_format_has_what_Patroni_is_asked_for(string format)
    {
        var output = new StringWriter();
        PlanReport.For(Enum.Parse<PlanFormat>(format)).Write(output, Plan());
        output.ToString().Replace("\\\"", "\"", StringComparison.Ordinal).ShouldContain("{\"postgresql\": {\"parameters\": {\"max_connections\": ");
    }

    [Theory]
    [InlineData("ada", "root", "bastion1", "ada@bastion1")]
    [InlineData(null, "grace", "bastion1", "grace@bastion1")]
    [InlineData("", "", "db-apply-x7", "db-apply-x7")]
    public void The_operator_is_the_person_behind_sudo_the_user_or_the_pod(string? sudoUser, string user, string machine, string expected) =>
        Operator.Of(sudoUser, user, machine).ShouldBe(expected);

    /// <summary>The lab's server as declared, and then changed by hand.</summary>
    private static Plan Plan()
    {
        var project = ProjectLayout.Find();
        var region = new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, "lab.yaml")).Region.ShouldNotBeNull();
        var desired = DesiredStateBuilder.For(region, new Dictionary<string, Secret>(StringComparer.Ordinal));
        var metric = new ObjectId(ObjectKind.Table, Manufacturing, "plant", "metric");
        var parameter = (CatalogParameter)desired.Catalog.Find(new ObjectId(ObjectKind.Parameter, Name: MaxConnections)).ShouldNotBeNull();
        CatalogObject[] byHand =
        [
            (CatalogTable)desired.Catalog.Find(metric)! with { Unlogged = true },
            new CatalogTable(new ObjectId(ObjectKind.Table, Manufacturing, "plant", "no|tes `1`")) { Owner = "postgres", Rows = 12 },
            parameter with { Value = "400" },
            new CatalogExtension(new ObjectId(ObjectKind.Extension, Manufacturing, Name: CatalogExtension.Timescale), "2.18.0"),
            new CatalogDatabase(new ObjectId(ObjectKind.Database, "other")) { Owner = "postgres", Tablespace = "pg_default" },
            new CatalogOverride(new ObjectId(ObjectKind.Override, Name: "work_mem"), "9MB"),
            new CatalogPower(new ObjectId(ObjectKind.Power, Name: "rewind", Part: "superuser")),
        ];
        var found = CatalogComparer.Attainable(desired, Server).With(CatalogSnapshot.Of(byHand))
            .Without(new ObjectId(ObjectKind.Slot, Name: "dr_primary_slot"))
            .Without(new ObjectId(ObjectKind.Index, Manufacturing, "plant", "machine", "machine_facility_idx"));
        return Planner.Plan(desired, found, Server, allowDestructive: true);
    }
}
