using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed says of volumes (seed 000 §2.5, §6.1).</summary>
public sealed record StatedVolumesDeclaration
{
    /// <summary>Readings a second, which the seed counts once for all facilities and once for each region.</summary>
    public double? ReadingsPerSecond { get; init; }

    /// <summary>The facilities that share them.</summary>
    public int? Facilities { get; init; }

    /// <summary>Readings a day.</summary>
    public double? ReadingsPerDay { get; init; }

    /// <summary>What a day comes to before compression.</summary>
    public Bytes? Daily { get; init; }

    /// <summary>What a day comes to after it.</summary>
    public Bytes? DailyCompressed { get; init; }

    /// <summary>What all readings in retention come to in one region.</summary>
    public Bytes? Retained { get; init; }

    /// <summary>The retention that this is said of.</summary>
    public Duration? Retention { get; init; }
}
