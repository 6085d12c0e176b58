using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>In what buckets differ.</summary>
internal sealed record BucketSpec
{
    /// <summary>What it is for; the last part of its logical name.</summary>
    public required string Part { get; init; }

    /// <summary>Its own name, where machines' files name it; else Pulumi makes one up.</summary>
    public string? PhysicalName { get; init; }

    /// <summary>The key; null for the one bucket that AWS's own writer cannot use a key with.</summary>
    public Pulumi.Aws.Kms.Key? Key { get; init; }

    /// <summary>How long objects are locked; not at all where null.</summary>
    public ObjectLock? Lock { get; init; }

    /// <summary>What becomes of objects as they age.</summary>
    public IReadOnlyList<Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> Lifecycle { get; init; } = [];

    /// <summary>Where each access is logged; null for the log bucket itself.</summary>
    public SecureBucket? AccessLogs { get; init; }

    /// <summary>Further statements of its policy, from its ARN.</summary>
    public Func<Output<string>, IEnumerable<PolicyStatement>> Statements { get; init; } = _ => [];
}
