using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>What Patroni puts into the DCS when it makes the cluster (bootstrap.dcs); later changes go through its REST API.</summary>
internal static class DynamicConfiguration
{
    /// <summary>bootstrap.dcs of one machine: Patroni's own settings, its site's role, and the cluster's parameters.</summary>
    public static YamlMap Of(Machine machine)
    {
        var settings = new ClusterSettings(machine.Region, machine.Site);
        var document = Map(settings.Patroni);
        AddRole(document, machine, machine.Region.Declared.Patroni);
        var postgresql = new YamlMap { ["use_pg_rewind"] = true, ["use_slots"] = true, ["parameters"] = Map(settings.Parameters) };
        // What a stream has lost fills from the archive.
        if (WalArchive.Of(machine.Region, machine.Site) is not null)
            postgresql["recovery_conf"] = new YamlMap { ["restore_command"] = WalArchive.Get };
        document["postgresql"] = postgresql;
        return document;
    }

    // Permanent slots belong to the primary cluster only.
    private static void AddRole(YamlMap document, Machine machine, PatroniDeclaration settings)
    {
        if (machine.Site.Declared.Role == SiteRole.Dr)
        {
            document["standby_cluster"] = Standby(machine, settings);
            return;
        }

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
            .Where(connection => connection.Port == port
                && connection.To.Group is { Role: NodeRole.Database, Declared.Replication: not ReplicationKind.Analytics }
                && connection.To.Network.Site == machine.Region.Primary!.Name)
            .SelectMany(connection => MachineFlows.Sources(connection.To)).Distinct(StringComparer.Ordinal);
        var document = new YamlMap { ["host"] = string.Join(',', primaries), ["port"] = port.Number };
        if (settings.Slots.FirstOrDefault(slot => slot.Value.Site == machine.Site.Name && slot.Value.Group == machine.Group.Name) is { Value: not null } slot)
            document["primary_slot_name"] = slot.Key.ToString();
        if (WalArchive.Of(machine.Region, machine.Site) is not null)
            document["restore_command"] = WalArchive.Get;
        document["create_replica_methods"] = new[] { "basebackup" };
        return document;
    }

    private static YamlMap Map(IReadOnlyDictionary<string, object> settings)
    {
        var map = new YamlMap();
        foreach (var (name, value) in settings)
            map[name] = value;
        return map;
    }
}
