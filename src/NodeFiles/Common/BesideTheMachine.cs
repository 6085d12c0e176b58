using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary>Names and time, where a cloud answers for them beside every machine (AWS docs, "Amazon DNS server", "Amazon Time Sync Service").</summary>
internal static class BesideTheMachine
{
    /// <summary>chrony's settings.</summary>
    public const string Clock = "/etc/chrony/chrony.conf";

    /// <summary>The part; empty where no declared way leads to either.</summary>
    public static BundlePart Of(Machine machine)
    {
        var (names, time) = (Address(machine, EgressService.Dns), Address(machine, EgressService.Time));
        return new BundlePart
        {
            Files =
            [
                .. names is null ? [] : new[] { TextFile.Root("/etc/resolv.conf", TextFile.Notice, $"nameserver {names}", "options timeout:2 attempts:2") },
                .. time is null ? [] : new[] { TextFile.Root(Clock, TextFile.Notice, $"server {time} prefer iburst minpoll 4 maxpoll 4", "driftfile /var/lib/chrony/chrony.drift", "makestep 1.0 3", "rtcsync", "cmdport 0") },
            ],
            Units = time is null ? [] : ["chrony.service"],
        };
    }

    private static string? Address(Machine machine, EgressService service) =>
        machine.WaysOut.FirstOrDefault(way => way.Service == service && way.IsLinkLocal)?.To[0].Base.ToString();
}
