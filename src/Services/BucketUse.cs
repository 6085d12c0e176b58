using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>What a service does in a bucket of the region.</summary>
/// <param name="Contents">What the bucket is for.</param>
/// <param name="Repository">The repository of backups that lies in it; null for every other.</param>
/// <param name="Access">What it does there.</param>
public sealed record BucketUse(BucketContents Contents, Name? Repository, BucketAccess Access);
