using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>A port on which a service listens where a flow leads to it.</summary>
/// <param name="Port">The TCP port.</param>
/// <param name="Purpose">What comes in there, in a few words.</param>
public sealed record ListeningPort(Port Port, string Purpose)
{
    /// <summary>The key of the region that moves it; null where none does.</summary>
    public ModelPath? Key { get; init; }

    /// <summary>True if the service is of no use unless a flow leads there.</summary>
    public bool NeedsFlow { get; init; }

    /// <summary>A port that a key of the region moves, and that a flow has to follow.</summary>
    /// <param name="port">The TCP port.</param>
    /// <param name="purpose">What comes in there.</param>
    /// <param name="key">The key, from the outermost in.</param>
    public static ListeningPort Moved(Port port, string purpose, params ReadOnlySpan<string> key) =>
        new(port, purpose) { Key = ModelPath.Of([.. key]), NeedsFlow = true };
}
