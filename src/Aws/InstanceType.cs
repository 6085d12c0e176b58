using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>An EC2 instance type, with what can be attached to it.</summary>
/// <param name="Name">The name in EC2's API, such as <c>m7a.4xlarge</c>.</param>
/// <param name="Cores">Physical cores; on the families listed one vCPU is one core.</param>
/// <param name="Memory">Main memory in bytes.</param>
/// <param name="Volumes">Most EBS volumes attached, the boot volume among them; network interfaces take none of these places.</param>
/// <param name="Interfaces">Most network interfaces attached.</param>
public sealed record InstanceType(string Name, int Cores, MemorySize Memory, int Volumes, int Interfaces);
