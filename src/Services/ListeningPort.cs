using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>A port on which a service listens where a flow leads to it.</summary>
/// <param name="Port">The TCP port.</param>
/// <param name="Purpose">What comes in there, in a few words.</param>
public sealed record ListeningPort(Port Port, string Purpose);
