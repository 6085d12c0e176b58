using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>What a region has once, for all its sites.</summary>
/// <param name="Backups">The buckets of backups and of the archive.</param>
/// <param name="Authorities">Who issues certificates.</param>
/// <param name="Secrets">Passwords and keys.</param>
internal sealed record RegionServices(BackupTargets Backups, Authorities Authorities, SecretStore Secrets);
