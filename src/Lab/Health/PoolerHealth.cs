using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Whether a pooler serves: it lets applications in at its own address, its daemons run, and its HAProxy finds servers. A command in the machine says the latter two: a login of each port would cost several times as much.</summary>
/// <param name="lab">The lab.</param>
internal sealed class PoolerHealth(LabContext lab)
{
    private const string Active = "active";
    private const string Script = """systemctl is-active -- "$@"; echo; echo "show stat" | socat -t 2 stdio /run/haproxy/admin.sock""";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly string[] Daemons = ["haproxy.", "keepalived.", "pgbouncer@"];

    /// <summary>What is wrong; null if nothing is.</summary>
    /// <param name="node">The pooler.</param>
    /// <param name="members">What its site's cluster says of its members.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<string?> AskAsync(LabNode node, IReadOnlyCollection<PatroniMember> members, CancellationToken cancel)
    {
        if (lab.Machine(node).Init is not { } init)
            return "off";
        var site = lab.Plan.Region.FindSite(Topology.Values.Name.Parse(node.Site!))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Most);
        var front = ConnectAsync(node, site, limit.Token);
        var inside = AskInsideAsync(init, node, site, HasReplica(node, members), limit.Token);
        await Task.WhenAll(front, inside).ConfigureAwait(false);
        return await inside.ConfigureAwait(false);
    }

    /// <summary>What the answers of its daemons and its HAProxy come to.</summary>
    /// <param name="daemons">The units, in the order in which they were asked.</param>
    /// <param name="answer">What the script wrote: a state a line, an empty line, HAProxy's table.</param>
    /// <param name="isStandby">True at a site that follows another one.</param>
    /// <param name="hasReplica">True if its cluster has a replica that takes reads.</param>
    internal static string? Judge(IReadOnlyList<string> daemons, string answer, bool isStandby, bool hasReplica)
    {
        var parts = answer.Split("\n\n", 2);
        var states = parts[0].Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < daemons.Count; i++)
        {
            if (states.ElementAtOrDefault(i) != Active)
                return $"{daemons[i]} is {states.ElementAtOrDefault(i) ?? "silent"}";
        }

        return ProxyStatus.Parse(parts.ElementAtOrDefault(1) ?? "").Wrong(isStandby, hasReplica);
    }

    private static async Task<string?> AskInsideAsync(HostProcess init, LabNode node, Site site, bool hasReplica, CancellationToken cancel)
    {
        var daemons = node.Content.Units.Where(unit => Array.Exists(Daemons, daemon => unit.StartsWith(daemon, StringComparison.Ordinal))).ToList();
        var answer = await NodeShell.Enter(init, ["sh", "-c", Script, "sh", .. daemons]).TryAsync(cancel).ConfigureAwait(false);
        return Judge(daemons, answer.Output, site.Declared.Role == SiteRole.Dr, hasReplica);
    }

    // From where applications come: its firewall is asked too.
    private async Task ConnectAsync(LabNode node, Site site, CancellationToken cancel)
    {
        var port = lab.Plan.Region.Declared.Haproxy.WritePort;
        using var socket = await ApplicationAccess.PlaceAt(lab, site, port).RunAsync(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ConfigureAwait(false);
        await socket.ConnectAsync(IPAddress.Parse(node.Address.ToString()), port.Number, cancel).ConfigureAwait(false);
    }

    // Poolers are told of the members that may lead, of which each takes reads.
    private bool HasReplica(LabNode pooler, IReadOnlyCollection<PatroniMember> members)
    {
        var bound = lab.Plan.Region.Declared.Patroni.MaximumLagOnFailover.Count;
        return lab.Plan.NodesOf(LabRole.Database).Any(node => node.IsQuorum && node.Site == pooler.Site && members.Any(member => member.Name == node.Name && !member.IsLeader && member.IsHealthyIn(quorum: false, bound)));
    }
}
