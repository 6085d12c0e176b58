using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Kubernetes;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>What a region has once, for all its sites.</summary>
/// <param name="Backups">The buckets of backups and of the archive.</param>
/// <param name="Authorities">Who issues certificates.</param>
/// <param name="Secrets">Passwords and keys.</param>
/// <param name="Images">The registry of each site; none where the region has no Kubernetes, which alone takes images.</param>
internal sealed record RegionServices(BackupTargets Backups, Authorities Authorities, SecretStore Secrets, IReadOnlyDictionary<Name, Images> Images);
