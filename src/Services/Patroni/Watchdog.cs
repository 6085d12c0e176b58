using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>The watchdog that resets a leader whose Patroni no longer answers (Patroni docs, "Watchdog support").</summary>
internal static class Watchdog
{
    /// <summary>What loads softdog at each boot; none where the realisation brings a device of its own.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) => Loads(machine)
        ?
        [
            TextFile.Root("/etc/modules-load.d/cluster-watchdog.conf", TextFile.Notice, "softdog"),
            TextFile.Root("/etc/modprobe.d/cluster-watchdog.conf", TextFile.Notice, "options softdog nowayout=0"),
        ]
        : [];

    /// <summary>The lines of Patroni's unit.</summary>
    public static string[] UnitLines(Machine machine) => Loads(machine)
        ? ["ExecStartPre=+/bin/chown postgres " + machine.Realisation.WatchdogDevice]
        : [];

    private static bool Loads(Machine machine) =>
        machine.Realisation.LoadsSoftdog && machine.Region.Declared.Patroni.Watchdog != WatchdogMode.Off;
}
