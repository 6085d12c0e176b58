using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Model.Declaration.Contents;

namespace ClusterProvisioning.Database.Desired;

/// <summary>What a region declares to be inside PostgreSQL, as objects of the catalog.</summary>
/// <param name="Catalog">The objects.</param>
/// <param name="Scope">What is looked after.</param>
/// <param name="Edition">The TimescaleDB edition that is asked for.</param>
/// <param name="Region">The region's name, for the journal.</param>
/// <param name="RegionHash">A hash of the declaration, for the journal.</param>
public sealed record DesiredState(CatalogSnapshot Catalog, ManagedScope Scope, TimescaleEdition Edition, string Region, string RegionHash)
{
    /// <summary>Sensitive columns that take nothing yet, since no key was given.</summary>
    public IReadOnlyList<ObjectId> Closed { get; init; } = [];
}
