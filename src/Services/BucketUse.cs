using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>What a service does in a bucket of the region.</summary>
/// <param name="Repository">The repository of backups that lies in it; null for the archive of chunks.</param>
/// <param name="Access">What it does there.</param>
public sealed record BucketUse(Name? Repository, BucketAccess Access);
