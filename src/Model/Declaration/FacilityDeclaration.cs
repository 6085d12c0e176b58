using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A plant whose machines send their metrics to this region.</summary>
public sealed record FacilityDeclaration
{
    /// <summary>Its number in the database, <c>plant.facility.facility_id</c>; its own in all regions.</summary>
    [Range(1, 32767)]
    public required int Id { get; init; }

    /// <summary>Its name, as people say it.</summary>
    public required string Name { get; init; }

    /// <summary>The country in which it stands.</summary>
    public required Country Country { get; init; }

    /// <summary>How many machines it has; each has a client certificate of its own.</summary>
    [Range(1, 1_000_000)]
    public required int Machines { get; init; }

    /// <summary>How many metrics its machines send a second, all together.</summary>
    [Range(1, 100_000_000)]
    public required int MetricsPerSecond { get; init; }
}
