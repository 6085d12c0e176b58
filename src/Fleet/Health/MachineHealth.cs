using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>How a region's machines are: each service that can say so is asked; where none can, the machine's units and ports are.</summary>
/// <param name="access">The way to the machines.</param>
public sealed class MachineHealth(IMachineAccess access)
{
    private static readonly TimeSpan MostOfCommand = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan MostOfHttp = TimeSpan.FromSeconds(3);

    /// <summary>What is wrong with a machine that runs; null if nothing is.</summary>
    /// <param name="workload">The machine, and what it runs.</param>
    /// <param name="members">What its site's cluster says of its members.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<string?> AskAsync(Workload workload, IReadOnlyCollection<Member> members, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var reads = SiteMembers.TakeReads(access.Region, workload.Machine.Site, members);
        var probes = workload.Services.OfType<IHealthy>().Select(service => service.ProbeOf(workload, reads)).OfType<HealthProbe>().ToList();
        if (probes.Count == 0)
            probes.Add(UnitsProbe.Of(workload));
        foreach (var probe in probes)
        {
            if (await AskAsync(probe, workload.Machine, members, cancel).ConfigureAwait(false) is { } wrong)
                return wrong;
        }

        return null;
    }

    private async Task<string?> AskAsync(HealthProbe probe, Machine machine, IReadOnlyCollection<Member> members, CancellationToken cancel) => probe switch
    {
        CommandProbe command => await RunAsync(command, machine, cancel).ConfigureAwait(false),
        HttpProbe http => await AskAsync(http, machine, cancel).ConfigureAwait(false),
        MembershipProbe => SiteMembers.Wrong(machine, members.FirstOrDefault(member => member.Name == machine.Node.Name.ToString())),
        _ => throw new NotSupportedException($"Nobody asks a {probe.GetType().Name}."),
    };

    private async Task<string?> RunAsync(CommandProbe probe, Machine machine, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(MostOfCommand);
        return probe.Judge(await access.RunAsync(machine.Node.Name.ToString(), probe.Command, "", limit.Token).ConfigureAwait(false));
    }

    private async Task<string?> AskAsync(HttpProbe probe, Machine machine, CancellationToken cancel)
    {
        var node = machine.Node.Name.ToString();
        var address = access.AddressOf(node, probe.Port);
        var api = new JsonApi($"port {probe.Port} of {node}", access.Http(machine.Site.Name.ToString()), () => [address]);
        return probe.Judge(await api.AskAsync(HttpMethod.Get, new Uri(address, probe.Path), null, MostOfHttp, cancel).ConfigureAwait(false));
    }
}
