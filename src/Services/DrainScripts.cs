namespace ClusterProvisioning.Services;

/// <summary>How clients are taken from a machine before it stops, as scripts of sh(1) that run on it as root.</summary>
/// <param name="Before">Takes no new client in and waits for those that are there, for as many seconds as its argument says; prints how many are left, or
/// nothing.</param>
/// <param name="After">Lets clients in again.</param>
public sealed record DrainScripts(string Before, string After);
