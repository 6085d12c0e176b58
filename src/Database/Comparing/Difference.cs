using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Comparing;

/// <summary>One object that is not as declared.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Declared">As it is declared; null where nobody did.</param>
/// <param name="Found">As the server has it; null where it is missing.</param>
/// <param name="Details">What exactly differs.</param>
public sealed record Difference(ObjectId Id, DifferenceKind Kind, CatalogObject? Declared, CatalogObject? Found, IReadOnlyList<string> Details)
{
    /// <summary>The difference in words.</summary>
    public string Reason => Kind switch
    {
        DifferenceKind.Missing => "declared, not there",
        DifferenceKind.Unmanaged => "there, not declared",
        DifferenceKind.Changed => string.Join("; ", Details),
    };
}
