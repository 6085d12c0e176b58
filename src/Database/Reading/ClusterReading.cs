using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Reading;

/// <summary>What one look at the cluster found.</summary>
/// <param name="Facts">What the server is.</param>
/// <param name="Objects">Objects that all databases share.</param>
public sealed record ClusterReading(ServerFacts Facts, CatalogSnapshot Objects);
