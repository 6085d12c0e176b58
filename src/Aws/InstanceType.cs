using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>An EC2 instance type, with what can be attached to it.</summary>
/// <param name="Name">The name in EC2's API, such as <c>m7a.4xlarge</c>.</param>
/// <param name="VCpus">Its vCPUs, by which an account's quota counts.</param>
/// <param name="Cores">Physical cores: as many as vCPUs, or half of them where two threads share a core.</param>
/// <param name="Memory">Main memory in bytes.</param>
/// <param name="Volumes">Most EBS volumes attached, the boot volume among them.</param>
/// <param name="SharesVolumes">True if network interfaces take places of volumes.</param>
/// <param name="Interfaces">Most network interfaces attached.</param>
/// <param name="Ebs">What it carries to and from all its EBS volumes together.</param>
public sealed record InstanceType(string Name, int VCpus, int Cores, MemorySize Memory, int Volumes, bool SharesVolumes, int Interfaces, EbsLimits Ebs);
