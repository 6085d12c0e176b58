using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>The law under which a region's data stays (seed 000 §1.1, "Data Sovereignty").</summary>
public sealed record JurisdictionDeclaration
{
    /// <summary>The jurisdiction's name; becomes the Jurisdiction tag.</summary>
    public required Name Name { get; init; }

    /// <summary>The countries in which data may lie.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }
}
