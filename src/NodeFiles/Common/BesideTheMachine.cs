using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Aws;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary>Names and time, from the servers to which a declared way leads: a cloud's beside every machine (AWS docs, "Amazon DNS server", "Amazon Time Sync Service"), or machines of one's own.</summary>
internal static class BesideTheMachine
{
    /// <summary>chrony's settings.</summary>
    public const string Clock = "/etc/chrony/chrony.conf";

    /// <summary>The part; empty where no declared way leads to either.</summary>
    public static BundlePart Of(Machine machine)
    {
        var (names, time) = (Servers(machine, EgressService.Dns), Servers(machine, EgressService.Time));
        return new BundlePart
        {
            Files =
            [
                .. names.Count == 0 ? [] : new[] { TextFile.Root("/etc/resolv.conf", [TextFile.Notice, .. names.Select(server => $"nameserver {server.Base}"), "options timeout:2 attempts:2"]) },
                .. time.Count == 0 ? [] : new[] { TextFile.Root(Clock, [TextFile.Notice, .. time.Select(Source), "driftfile /var/lib/chrony/chrony.drift", "makestep 1.0 3", "rtcsync", "cmdport 0"]) },
            ],
            Units = time.Count == 0 ? [] : ["chrony.service"],
        };
    }

    // A cloud's own clock may be asked every 16 seconds (AWS docs, "Set the time reference"); another's is asked as rarely as chrony sees fit.
    private static string Source(Cidr server) => LinkLocal.Block.Contains(server) ? $"server {server.Base} prefer iburst minpoll 4 maxpoll 4" : $"server {server.Base} iburst";

    private static List<Cidr> Servers(Machine machine, EgressService service) =>
        [.. machine.WaysOut.Where(way => way.Service == service).SelectMany(way => way.To).Where(to => to.Size == 1).Distinct()];
}
