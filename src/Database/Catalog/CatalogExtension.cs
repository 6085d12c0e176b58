namespace ClusterProvisioning.Database.Catalog;

/// <summary>An extension of a database, with its version where one is declared.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Version">Its version on the server; declared, null: whichever is there. Only TimescaleDB's is ever declared.</param>
public sealed record CatalogExtension(ObjectId Id, string? Version = null) : CatalogObject(Id)
{
    /// <summary>TimescaleDB's name.</summary>
    public const string Timescale = "timescaledb";

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("version", Version)];

    /// <inheritdoc/>
    public override IEnumerable<string> DifferencesFrom(CatalogObject found) =>
        // Two numbers that are declared leave the third open.
        Version is not null && found is CatalogExtension { Version: { } version } && version.StartsWith(Version + ".", StringComparison.Ordinal)
            ? []
            : base.DifferencesFrom(found);
}
