using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>A machine is well while its units have not failed and its ports are served.</summary>
internal static class UnitsProbe
{
    // A system that runs has no failed unit: the list is read only where there is something on it.
    private const string Script = """
        state=$(systemctl is-system-running)
        echo "$state"
        [ "$state" = running ] || systemctl list-units --failed --plain --no-legend --no-pager
        echo
        ss -Hltn
        """;

    /// <summary>Asks for them. Where timers and administrators start jobs, only the units of the bundle count: a backup whose leader went away is tried
    /// again. A port is asked for, because a daemon that starts over and over is no failed unit.</summary>
    public static CommandProbe Of(Workload workload)
    {
        Port[] ports = [.. workload.Ports];
        return new CommandProbe(["sh", "-c", Script], answer =>
            MachineReport.Parse(answer.Output).Wrong(!workload.RunsJobs, workload.Units, ports) is { } wrong ? $"{wrong}{answer.Error.Trim()}" : null);
    }
}
