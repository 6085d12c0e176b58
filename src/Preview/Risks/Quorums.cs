using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>
/// Finds the quorums of a region in what its machines are told: members of one etcd cluster, servers of one Consul datacenter, and synchronous members of one
/// PostgreSQL cluster.
/// </summary>
internal static class Quorums
{
    private const string Etcd = "/etc/etcd/etcd.yml";
    private const string Patroni = "/etc/patroni/config.yml";
    private const string Consul = "/etc/consul.d/consul.json";

    /// <summary>The quorums, by name; with the machines of both sides, since one that goes is a member as well.</summary>
    public static IReadOnlyList<Quorum> Of(IEnumerable<MachineState> machines) =>
    [
        .. machines.DistinctBy(machine => machine.Name).SelectMany(machine => Names(machine).Select(name => (name, machine.Name)))
            .GroupBy(member => member.name, member => member.Name, StringComparer.Ordinal)
            .OrderBy(quorum => quorum.Key, StringComparer.Ordinal)
            .Select(quorum => new Quorum(quorum.Key, [.. quorum])),
    ];

    private static IEnumerable<string> Names(MachineState machine)
    {
        if (machine.Content(Etcd) is { } etcd && YamlTree.Read(etcd, Etcd) is MapValue member)
            yield return $"etcd {member.Text("initial-cluster-token")}";
        // JSON is YAML. An agent beside Patroni has no vote.
        if (machine.Content(Consul) is { } consul && YamlTree.Read(consul, Consul) is MapValue agent && agent.Flag("server"))
            yield return $"consul {agent.Text("datacenter")}";
        if (machine.Content(Patroni) is { } patroni
            && YamlTree.Read(patroni, Patroni) is MapValue configuration
            && IsSynchronous(configuration))
        {
            yield return $"synchronous members of {configuration.Text("scope")}";
        }
    }

    private static bool IsSynchronous(MapValue configuration) =>
        configuration.Map("bootstrap").Map("dcs").Text("synchronous_mode") is not (null or "false" or "off") && !configuration.Map("tags").Flag("nosync");
}
