using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Operation;

/// <summary>What users are promised; each is measured by a drill.</summary>
public sealed record PromisesDeclaration
{
    /// <summary>The most that is lost when a site is (RPO).</summary>
    public Duration? Rpo { get; init; }

    /// <summary>The longest until the DR site takes over (RTO).</summary>
    public Duration? Rto { get; init; }

    /// <summary>The longest until another node leads when the leader is lost, detection included.</summary>
    public Duration? Failover { get; init; }

    /// <summary>The longest until the loss of a leader is noticed.</summary>
    public Duration? Detection { get; init; }

    /// <summary>The longest that writes wait while the leader is changed on purpose.</summary>
    public Duration? Switchover { get; init; }

    /// <summary>The part of a year in which reads and writes are served.</summary>
    public Percent? Availability { get; init; }
}
