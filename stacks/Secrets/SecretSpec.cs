using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Stacks.Secrets;

/// <summary>A secret and who reads it.</summary>
/// <param name="Name">Its name, below the region's.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="IsGenerated">True if Pulumi makes it up; false if people bring it, as a key of someone else's service.</param>
/// <param name="Machines">The machines that read it; what runs on Kubernetes is told apart by its own role.</param>
/// <param name="Workload">The workload on Kubernetes that reads it; null where none does.</param>
internal sealed record SecretSpec(string Name, string Purpose, bool IsGenerated, IReadOnlyList<NodeRole> Machines, string? Workload = null);
