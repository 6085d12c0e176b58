using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>What Patroni puts into the DCS when it makes the cluster (bootstrap.dcs); later changes go through its REST API.</summary>
internal static class DynamicConfiguration
{
    // Longer than a crash recovery between two checkpoints of a healthy disk takes, and within the promise of 60 s.
    private const int PrimaryStartTimeout = 30;

    /// <summary>The document.</summary>
    public static YamlMap Of(Machine machine)
    {
        var settings = machine.Region.Declared.Patroni;
        var document = new YamlMap
        {
            ["ttl"] = YamlText.Seconds(settings.Ttl),
            ["loop_wait"] = YamlText.Seconds(settings.LoopWait),
            ["retry_timeout"] = YamlText.Seconds(settings.RetryTimeout),
            ["maximum_lag_on_failover"] = settings.MaximumLagOnFailover.Count,
            ["primary_start_timeout"] = PrimaryStartTimeout,
            ["failsafe_mode"] = false,
        };
        AddRole(document, machine, settings);
        document["postgresql"] = new YamlMap
        {
            ["use_pg_rewind"] = true,
            ["use_slots"] = true,
            ["parameters"] = PostgresParameters.Shared(machine),
        };
        return document;
    }

    // Synchronous settings and permanent slots belong to the primary cluster only.
    private static void AddRole(YamlMap document, Machine machine, PatroniDeclaration settings)
    {
        if (machine.Site.Declared.Role == SiteRole.Dr)
        {
            document["standby_cluster"] = Standby(machine, settings);
            return;
        }

        document["synchronous_mode"] = Mode(settings.SynchronousMode);
        document["synchronous_mode_strict"] = settings.SynchronousModeStrict;
        document["synchronous_node_count"] = settings.SynchronousNodeCount;
        if (settings.Slots.Count == 0)
            return;
        var slots = new YamlMap();
        foreach (var name in settings.Slots.Keys)
            slots[name.ToString()] = new YamlMap { ["type"] = "physical" };
        document["slots"] = slots;
    }

    private static YamlMap Standby(Machine machine, PatroniDeclaration settings)
    {
        var port = machine.Region.Declared.Postgresql.Port;
        var primaries = machine.Flows.Out
            .Where(connection => connection.Port == port && connection.To.Group!.Role == NodeRole.Database && connection.To.Network!.Site == machine.Region.Primary!.Name)
            .SelectMany(connection => MachineFlows.Sources(connection.To)).Distinct(StringComparer.Ordinal);
        var document = new YamlMap { ["host"] = string.Join(',', primaries), ["port"] = port.Number };
        if (settings.Slots.FirstOrDefault(slot => slot.Value.Site == machine.Site.Name && slot.Value.Group == machine.Group.Name) is { Value: not null } slot)
            document["primary_slot_name"] = slot.Key.ToString();
        document["create_replica_methods"] = new[] { "basebackup" };
        return document;
    }

    private static object Mode(SynchronousMode mode) => mode switch
    {
        SynchronousMode.Quorum => "quorum",
        SynchronousMode.On => true,
        _ => false,
    };
}
