using ClusterProvisioning.Model.Values;

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

    /// <summary>Asks for them.</summary>
    /// <param name="whole">True if all of its units have to be well, not only those that its bundle enables.</param>
    /// <param name="units">The units that its bundle enables.</param>
    /// <param name="ports">The ports that have to be served.</param>
    public static HealthProbe Of(bool whole, IReadOnlyCollection<string> units, IReadOnlyList<Port> ports) => new(
        ["sh", "-c", Script],
        answer => MachineReport.Parse(answer.Output).Wrong(whole, units, ports) is { } wrong ? $"{wrong}{answer.Error.Trim()}" : null);
}
