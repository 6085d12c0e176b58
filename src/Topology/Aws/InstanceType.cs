using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Aws;

/// <summary>An EC2 instance type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cores">Physical cores; on the families listed one vCPU is one core.</param>
/// <param name="Memory">Main memory.</param>
public sealed record InstanceType(string Name, int Cores, MemorySize Memory);
