using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Tiers;

/// <summary>Readings of one span of ages: what holds them and how they are packed (seed 000 §3.1, seed 001 §5).</summary>
public sealed record TierDeclaration
{
    /// <summary>The age at which a reading enters the tier.</summary>
    public Duration From { get; init; } = Duration.Zero;

    /// <summary>The age at which it leaves: <c>31d</c> for a seed's "0-30 days", of which the last is over at 31.</summary>
    public required Duration Until { get; init; }

    /// <summary>The slowest disks that it may lie on; none where it lies in object storage only.</summary>
    public Medium? Medium { get; init; }

    /// <summary>What compression makes of it.</summary>
    public Ratio Compression { get; init; } = Ratio.One;

    /// <summary>The tablespace that holds it; none where it lies in object storage only.</summary>
    public SqlName? Tablespace { get; init; }

    /// <summary>The class of object storage that holds it, or a copy of it.</summary>
    public ObjectClass? ObjectClass { get; init; }

    /// <summary>What the seed says it comes to in one region; <c>capacity</c> and the rules work it out themselves.</summary>
    public Bytes? Estimate { get; init; }

    /// <summary>What the seed says is added to it in a year.</summary>
    public Bytes? EstimatePerYear { get; init; }
}
