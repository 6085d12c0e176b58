using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Model;
using ClusterProvisioning.Operations.Planning;

namespace ClusterProvisioning.Operations.Tests.Planning;

public sealed class DynamicChangesTests
{
    private static readonly ClusterSettings Wanted = new(Nodes.Region, Nodes.Region.Primary!);

    [Fact]
    public void A_cluster_as_declared_has_no_changes() => Of(_ => { }).ShouldBeEmpty();

    [Fact]
    public void A_changed_a_missing_and_an_undeclared_setting_are_mended()
    {
        var changes = Of(config =>
        {
            config["ttl"] = 45;
            config["postgresql"]!["parameters"]!["max_connections"] = 90;
            config["postgresql"]!["parameters"]!.AsObject().Remove("wal_keep_size");
            config["postgresql"]!["parameters"]!["track_commit_timestamp"] = "on";
        });
        changes.Select(change => change.ToString()).ShouldBe(
        [
            "ttl: 45 → 30",
            "postgresql.parameters.max_connections: 90 → 100",
            "postgresql.parameters.wal_keep_size: (unset) → 64MB",
            "postgresql.parameters.track_commit_timestamp: on → (unset)",
        ]);
        DynamicChanges.Patch(changes)
            .ToJsonString()
            .ShouldBe("""{"ttl":30,"postgresql":{"parameters":{"max_connections":100,"wal_keep_size":"64MB","track_commit_timestamp":null}}}""");
    }

    [Fact]
    public void On_is_true_and_what_nobody_declares_is_left_alone() => Of(config =>
    {
        config["postgresql"]!["parameters"]!["wal_log_hints"] = true;
        config["postgresql"]!["parameters"]!["log_min_duration_statement"] = "1s";
        config["slots"] = new JsonObject();
    }).ShouldBeEmpty();

    [Fact]
    public void The_impatience_of_an_interrupted_removal_is_taken_back() =>
        Of(config => config[DynamicChanges.SlotPatience] = 0).ShouldHaveSingleItem().ToString().ShouldBe("member_slots_ttl: 0 → (unset)");

    private static IReadOnlyList<DynamicChange> Of(Action<JsonObject> change)
    {
        var config = new JsonObject { ["postgresql"] = new JsonObject { ["parameters"] = JsonSerializer.SerializeToNode(Wanted.Parameters) } };
        foreach (var (name, value) in Wanted.Patroni)
            config[name] = JsonSerializer.SerializeToNode(value);
        change(config);
        return DynamicChanges.Of(Wanted, JsonSerializer.SerializeToElement(config));
    }
}
