using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ClusterProvisioning.Host;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>Everyone against every port of everyone, and what the flows say to each.</summary>
/// <param name="lab">The lab.</param>
internal sealed class SegmentationMatrix(LabContext lab)
{
    private const int AtOnce = 4;
    private const string Listening = "0A";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    // A busy machine may be late, so what is wrong is asked again with time.
    private static readonly TimeSpan MorePatience = TimeSpan.FromSeconds(5);
    private readonly IReadOnlyList<Connection> _connections = Connections.Of(lab.Plan.Region);

    /// <summary>The machines as sources.</summary>
    public IReadOnlyList<ProbeSource> Machines =>
        [.. lab.Plan.Region.Sites
            .SelectMany(site => site.Groups)
            .SelectMany(group => group.Nodes.Select(node => new ProbeSource(node.Name.ToString(), lab.Fabric.Of(node.Name.ToString()), group, null)))];

    /// <summary>Every address of every machine with every port that a flow leads to, that anything listens on, or that nobody knows.</summary>
    public IReadOnlyList<ProbeTarget> Targets(params int[] further)
    {
        var ports = _connections.Select(each => each.Port.Number)
            .Concat(lab.Plan.Nodes.Select(node => lab.State.Init(node.Name)).OfType<HostProcess>().SelectMany(init => PortsOf(init.Id)))
            .Concat(further)
            .Distinct()
            .Order()
            .ToList();
        return
        [
            .. from nodeGroup in lab.Plan.Region.Sites.SelectMany(site => site.Groups)
               from place in Places(nodeGroup)
               from port in ports
               select new ProbeTarget(place.Node, nodeGroup, place.Network, place.Address, port),
        ];
    }

    /// <summary>Listens at every target where nobody does.</summary>
    public async Task<TemporaryListeners> ListenAsync(IReadOnlyList<ProbeTarget> targets)
    {
        var listeners = new TemporaryListeners();
        foreach (var machine in Machines)
        {
            var own = targets.Where(target => target.Node == machine.Name || (target.Node is null && target.Group.Path == machine.Group!.Path)).ToList();
            var elsewhere = await listeners.OpenAsync(machine.Place, [.. own.Select(End)]);
            elsewhere.ShouldAllBe(
                end => own.Any(target => target.Node == null && target.Address.ToString() == end.Address.ToString()),
                $"{machine.Name} lacks an address of its own");
        }

        return listeners;
    }

    /// <summary>Probes every target from every source.</summary>
    public async Task<IReadOnlyList<Finding>> ProbeAsync(IReadOnlyList<ProbeSource> sources, IReadOnlyList<ProbeTarget> targets)
    {
        var findings = new ConcurrentBag<Finding>();
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (source, _) =>
        {
            var others = targets.Where(target => target.Node != source.Name && (target.Node is not null || target.Group.Path != source.Group?.Path)).ToList();
            var first = await AskAsync(source, others, Patience);
            foreach (var finding in first.Where(each => each.IsRight)
                .Concat(await AskAsync(source, [.. first.Where(each => !each.IsRight).Select(each => each.To)], MorePatience)))
            {
                findings.Add(finding);
            }
        });
        return [.. findings.OrderBy(each => each.From.Name, StringComparer.Ordinal).ThenBy(each => each.To.Address.Bits).ThenBy(each => each.To.Port)];
    }

    private async Task<IReadOnlyList<Finding>> AskAsync(ProbeSource source, List<ProbeTarget> targets, TimeSpan patience)
    {
        if (targets.Count == 0)
            return [];
        var results = await Prober.ProbeAsync(source.Place, [.. targets.Select(End)], patience);
        return [.. targets.Select((target, i) => new Finding(source, target, FlowOf(source, target), results[i]))];
    }

    private string? FlowOf(ProbeSource source, ProbeTarget target) =>
        _connections.FirstOrDefault(connection => target.Is(connection) && source.Is(connection.From))?.Flow.ToString();

    private static IEnumerable<(string? Node, NetworkSegment Network, Model.Values.Ipv4 Address)> Places(NodeGroup group) =>
        group.Nodes.SelectMany(node => node.Addresses.Select(place => ((string?)node.Name.ToString(), place.Network, place.Address)))
            .Concat(group.SharedAddress is { } shared ? [(null, group.Networks[0], shared)] : []);

    private static IPEndPoint End(ProbeTarget target) => new(IPAddress.Parse(target.Address.ToString()), target.Port);

    // proc(5), /proc/net/tcp: local address and port in hexadecimal, then the other end, then the state.
    private static IEnumerable<int> PortsOf(int process) =>
        new[] { "tcp", "tcp6" }.Select(kind => $"/proc/{process}/net/{kind}").Where(File.Exists).SelectMany(File.ReadLines).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(fields => fields[3] == Listening)
            .Select(fields => int.Parse(fields[1][(fields[1].LastIndexOf(':') + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
