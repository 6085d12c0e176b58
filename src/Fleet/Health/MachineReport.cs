using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>What a machine says of itself.</summary>
/// <param name="State">How its systemd is (systemctl(1), <c>is-system-running</c>).</param>
/// <param name="Failed">Its units that failed.</param>
/// <param name="Listeners">Its listening sockets, as ss(8) lists them.</param>
internal sealed record MachineReport(string State, IReadOnlyList<string> Failed, string Listeners)
{
    private const string Fine = "running";

    /// <summary>Reads it: the state, a line a failed unit, an empty line, the sockets.</summary>
    public static MachineReport Parse(string text)
    {
        var parts = text.Split("\n\n", 2);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new MachineReport(lines.FirstOrDefault() ?? "silent", [.. lines.Skip(1).Select(line => line.Split(' ')[0])], parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    /// <param name="whole">True if all of its units have to be well, not only those that its bundle enables.</param>
    /// <param name="units">The units that its bundle enables.</param>
    /// <param name="ports">The ports that have to be served.</param>
    public string? Wrong(bool whole, IReadOnlyCollection<string> units, IEnumerable<Port> ports) =>
        whole && State != Fine ? $"its units are not all running: {string.Join(' ', Failed.Prepend(State))}"
        : Failed.FirstOrDefault(units.Contains) is { } failed ? $"{failed} has failed"
        : ports.FirstOrDefault(port => !Listeners.Contains($":{port} ", StringComparison.Ordinal)) is { Number: > 0 } silent
        ? $"nothing listens on port {silent}, to which a flow leads"
        : null;
}
