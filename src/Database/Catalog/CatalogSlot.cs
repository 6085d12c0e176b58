namespace ClusterProvisioning.Database.Catalog;

/// <summary>A permanent physical replication slot; Patroni keeps it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Consumer">Who reads it.</param>
public sealed record CatalogSlot(ObjectId Id, string Consumer = "") : CatalogObject(Id)
{
    /// <summary>In Patroni's configuration and on the server; less than both does not last.</summary>
    public const string Permanent = "permanent";

    /// <summary>For which site and group it is, or where it was found.</summary>
    public string State { get; init; } = Permanent;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("state", State)];
}
