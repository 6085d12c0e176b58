using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Chrony;

/// <summary>The clock, from the servers to which a declared way leads: a cloud's beside every
/// machine (AWS docs, "Amazon Time Sync Service"), or machines of one's own.</summary>
internal static class ChronyConfiguration
{
    /// <summary>Where chronyd reads its settings, as Debian packages it.</summary>
    public const string Path = "/etc/chrony/chrony.conf";

    /// <summary>The settings and the unit; nothing where no declared way leads to a clock.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var time = machine.ServersOf(EgressService.Time);
        return time.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                TextFile.Root(
                    Path,
                    [TextFile.Notice, .. time.Select(Source), "driftfile /var/lib/chrony/chrony.drift", "makestep 1.0 3", "rtcsync", "cmdport 0"])
                    .ReadBy(ChronyService.Unit, ChangeTakes.Restart),
            ],
            Units = [ChronyService.Unit],
        };
    }

    // A cloud's own clock may be asked every 16 seconds (AWS docs, "Set the time reference"); another's is asked as rarely as chrony sees fit.
    private static string Source(Cidr server) =>
        LinkLocal.Block.Contains(server) ? $"server {server.Base} prefer iburst minpoll 4 maxpoll 4" : $"server {server.Base} iburst";
}
