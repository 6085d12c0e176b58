using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Patroni;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Database.Tests.Patroni;

/// <summary>Recorded answers of a Patroni 4.0.7, changed one thing at a time.</summary>
public sealed class PatroniPlanTests
{
    private const string Cluster = """
        {"members": [{"name": "pg1", "role": "leader", "state": "running", "pending_restart": true},
                     {"name": "pg-2.x", "role": "quorum_standby", "state": "streaming"}],
         "scope": "lab"}
        """;

    private static readonly DesiredState Region = Desired("eu-central");

    [Fact]
    public void What_the_machines_bring_in_is_what_the_plan_wants() => Plan(Config()).Steps.ShouldBeEmpty();

    [Fact]
    public void Yes_and_no_are_the_same_in_any_spelling()
    {
        var reading =
            Reading(
                """{"synchronous_mode_strict": false, "postgresql": {"parameters": {"hot_standby": true, "wal_log_hints": "on", "max_connections": "500"}}}""");
        reading.Settings["synchronous_mode_strict"].ShouldBe("off");
        reading.Settings["postgresql.parameters.hot_standby"].ShouldBe("on");
        reading.Settings["postgresql.parameters.wal_log_hints"].ShouldBe("on");
        reading.Settings["postgresql.parameters.max_connections"].ShouldBe("500");
        reading.PendingRestarts.ShouldBe(["pg1"]);
    }

    [Fact]
    public void A_setting_of_Patronis_own_is_altered_at_once()
    {
        var step = Plan(Config(config => config.Replace("\"ttl\":30", "\"ttl\":60", StringComparison.Ordinal))).Steps.ShouldHaveSingleItem();
        step.Kind.ShouldBe(StepKind.Alter);
        step.Reason.ShouldBe("value is 60, wanted 30");
        step.Patch.ShouldBe("""{"ttl": 30}""");
    }

    [Fact]
    public void A_parameter_that_only_a_restart_changes_says_so()
    {
        var step =
            Plan(Config(config => config.Replace("\"max_connections\":500", "\"max_connections\":400", StringComparison.Ordinal))).Steps.ShouldHaveSingleItem();
        step.Kind.ShouldBe(StepKind.Restart);
        step.Reason.ShouldContain("pending_restart");
        step.Patch.ShouldBe("""{"postgresql": {"parameters": {"max_connections": 500}}}""");
    }

    [Fact]
    public void A_parameter_that_nobody_declared_is_taken_out()
    {
        var step = Plan(Config(config => config.Replace(
            "\"parameters\":{",
            "\"parameters\":{\"timescaledb.max_background_workers\":8,",
            StringComparison.Ordinal))).Steps
            .ShouldHaveSingleItem();
        step.Patch.ShouldBe("""{"postgresql": {"parameters": {"timescaledb.max_background_workers": null}}}""");
    }

    [Fact]
    public void The_slots_of_members_are_nobodys_business_others_are_missing_half_there_or_unknown()
    {
        Plan(Config(), "pg1", "pg_2_x", "pg3").Steps.ShouldBeEmpty("pg3 is declared, though it is no member just now");
        Plan(Config(config => config.Replace("\"dr_primary_slot\"", "\"other_slot\"", StringComparison.Ordinal))).Steps
            .Select(step => $"{step.Kind} {step.Patch}")
            .ShouldBe(
                ["Alter {\"slots\": {\"dr_primary_slot\": {\"type\": \"physical\"}}}", "Destructive {\"slots\": {\"other_slot\": null}}"],
                ignoreOrder: true);
        var half = Plan(Config(), withDeclaredSlot: false).Steps.ShouldHaveSingleItem();
        half.Reason.ShouldStartWith("state is in Patroni's configuration only, wanted permanent");
        var stray = Plan(Config(), "made_by_hand").Steps.ShouldHaveSingleItem();
        stray.Loses.ShouldBe("the WAL that slot made_by_hand keeps for its consumer");
    }

    [Fact]
    public void Without_Patroni_nothing_of_its_own_is_wanted_or_found()
    {
        var found = CatalogSnapshot.Of([new CatalogSlot(Slot("dr_primary_slot")), new CatalogSlot(Slot("pg2"))]);
        var merged = PatroniObjects.Merge(found, null, Region.Scope);
        merged.All<CatalogSlot>().Select(slot => slot.Id.Name).ShouldBe(["dr_primary_slot"]);
        Planner.Plan(OnlyPatronis(Region), merged, States.Apache, allowDestructive: true).Steps.ShouldBeEmpty();
    }

    private static Plan Plan(string config, params string[] slots) => Plan(config, true, slots);

    private static Plan Plan(string config, bool withDeclaredSlot, params string[] slots)
    {
        var onServer = withDeclaredSlot ? slots.Append("dr_primary_slot").Append("other_slot") : slots;
        var found = PatroniObjects.Merge(
            CatalogSnapshot.Of(onServer
                .Where(name => name != "other_slot" || config.Contains(name, StringComparison.Ordinal))
                .Select(name => new CatalogSlot(Slot(name)))),
            Reading(config),
            Region.Scope);
        var facts = States.Apache with { HasPatroni = true, RestartParameters = new HashSet<string> { "max_connections" } };
        return Planner.Plan(OnlyPatronis(Region), found, facts, allowDestructive: true);
    }

    private static PatroniReading Reading(string config)
    {
        using var document = JsonDocument.Parse(config);
        using var cluster = JsonDocument.Parse(Cluster);
        return PatroniReading.Of(document.RootElement.Clone(), Member.AllOf(cluster.RootElement));
    }

    /// <summary>What <c>bootstrap.dcs</c> of the region makes of <c>GET /config</c>.</summary>
    private static string Config(Func<string, string>? change = null)
    {
        var settings = new Model.ClusterSettings(Load("eu-central"), Load("eu-central").Primary!);
        var document = new Dictionary<string, object>(settings.Patroni)
        {
            ["slots"] = new Dictionary<string, object> { ["dr_primary_slot"] = new { type = "physical" } },
            ["postgresql"] = new { use_slots = true, parameters = settings.Parameters },
        };
        var text = JsonSerializer.Serialize(document);
        var changed = change?.Invoke(text) ?? text;
        if (change is not null)
            changed.ShouldNotBe(text);
        return changed;
    }

    private static DesiredState OnlyPatronis(DesiredState state) =>
        state with { Catalog = CatalogSnapshot.Of(state.Catalog.Objects.Values.Where(each => each is CatalogSlot or CatalogParameter)) };

    private static DesiredState Desired(string region) => DesiredStateBuilder.For(Load(region), new Dictionary<string, Secret>(StringComparer.Ordinal));

    private static Model.Region Load(string region)
    {
        var project = ProjectLayout.Find();
        return new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, region + ".yaml")).Region.ShouldNotBeNull();
    }

    private static ObjectId Slot(string name) => new(ObjectKind.Slot, Name: name);
}
