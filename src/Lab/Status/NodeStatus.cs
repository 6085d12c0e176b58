namespace ClusterProvisioning.Lab.Status;

/// <summary>How a machine is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is.</param>
/// <param name="Address">The address that it is known by.</param>
/// <param name="IsOn">True if it runs.</param>
/// <param name="IsHealthy">True if it does its part.</param>
/// <param name="Detail">What it does, or what is wrong.</param>
public sealed record NodeStatus(string Name, string Role, string Address, bool IsOn, bool IsHealthy, string Detail);
