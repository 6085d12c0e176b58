using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Everything that one look at a server found.</summary>
/// <param name="Facts">What the server is.</param>
/// <param name="Catalog">Its objects.</param>
/// <param name="LastChanges">The journal's last entry by object.</param>
/// <param name="HasLock">Whether this run holds the lock against a second one.</param>
public sealed record Inspection(ServerFacts Facts, CatalogSnapshot Catalog, IReadOnlyDictionary<string, string> LastChanges, bool HasLock);
