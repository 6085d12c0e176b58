using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Reading;

namespace ClusterProvisioning.Database.Planning;

/// <summary>What is to be done, in order, and what is not.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Withheld">Differences whose mending loses something, where that was not allowed.</param>
/// <param name="Unavailable">What only the community edition has, where it is not installed.</param>
/// <param name="LeftAlone">Differences that no step mends: databases that nobody
/// declared, settings of ALTER SYSTEM, powers of others' roles, a version.</param>
/// <param name="Facts">What the server is.</param>
public sealed record Plan(
    IReadOnlyList<Step> Steps,
    IReadOnlyList<Difference> Withheld,
    IReadOnlyList<CatalogObject> Unavailable,
    IReadOnlyList<Difference> LeftAlone,
    ServerFacts Facts)
{
    /// <summary>Sensitive columns that take nothing yet, since no key was given.</summary>
    public IReadOnlyList<ObjectId> Closed { get; init; } = [];

    /// <summary>True where there is nothing to do and nothing withheld.</summary>
    public bool IsEmpty => Steps.Count == 0 && Withheld.Count == 0;
}
