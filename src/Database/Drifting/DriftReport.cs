using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Reading;

namespace ClusterProvisioning.Database.Drifting;

/// <summary>Everything that differs from what is declared.</summary>
/// <param name="Rows">The differences; what is missing or unmanaged stands for its parts.</param>
/// <param name="Unavailable">What only the community edition has, where it is not installed.</param>
/// <param name="Facts">What the server is.</param>
public sealed record DriftReport(IReadOnlyList<DriftRow> Rows, IReadOnlyList<CatalogObject> Unavailable, ServerFacts Facts)
{
    /// <summary>Compares a look at the server with what is wanted.</summary>
    public static DriftReport Of(DesiredState desired, Inspection inspection)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(inspection);
        KnownTimescale.Check(desired, inspection.Facts);
        Sealing.AskForKey(desired, inspection.Catalog);
        IReadOnlyList<CatalogObject> unavailable = inspection.Facts.HasCommunity ? [] : CatalogComparer.NeedingCommunity(desired);
        var wanted = CatalogComparer.Attainable(desired, inspection.Facts);
        var differences = CatalogComparer.Topmost(CatalogComparer.Compare(wanted, inspection.Catalog));
        return new DriftReport([.. differences.Select(each => new DriftRow(each, Provenance(each, inspection)))], unavailable, inspection.Facts);
    }

    private static string Provenance(Difference difference, Inspection inspection)
    {
        if (difference.Found is CatalogOverride set)
            return $"ALTER SYSTEM set it to {set.Value}";
        var owner = difference.Found switch
        {
            CatalogTable table => table.Owner,
            CatalogView view => view.Owner,
            CatalogStray stray => stray.Owner,
            CatalogSchema schema => schema.Owner,
            CatalogDatabase database => database.Owner,
            CatalogTablespace tablespace => tablespace.Owner,
            _ => null,
        };
        var applied = inspection.LastChanges.TryGetValue(difference.Id.ToString(), out var change) ? $"last applied: {change}" : "never applied";
        return string.IsNullOrEmpty(owner) ? applied : $"owner {owner}; {applied}";
    }
}
