using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Reading;

/// <summary>What one look at a database found.</summary>
/// <param name="Objects">Its objects.</param>
/// <param name="LastChanges">The journal's last entry by object, for drift.</param>
/// <param name="TimescaleVersion">The version of TimescaleDB in it; null where it has none.</param>
/// <param name="TimescaleLicense">Its licence.</param>
public sealed record DatabaseReading(
    CatalogSnapshot Objects,
    IReadOnlyDictionary<string, string> LastChanges,
    string? TimescaleVersion,
    string? TimescaleLicense);
