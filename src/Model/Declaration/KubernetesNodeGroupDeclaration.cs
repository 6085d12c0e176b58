using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Kubernetes nodes of one kind.</summary>
public sealed record KubernetesNodeGroupDeclaration
{
    /// <summary>Their EC2 instance type.</summary>
    public required string InstanceType { get; init; }

    /// <summary>How many, at each site.</summary>
    [Range(1, 100)]
    public required int Count { get; init; }

    /// <summary>The disk of each.</summary>
    public Bytes DiskSize { get; init; } = new(100_000_000_000);
}
