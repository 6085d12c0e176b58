namespace ClusterProvisioning.Database.Catalog;

/// <summary>A permanent physical replication slot; Patroni keeps it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Consumer">Who reads it.</param>
public sealed record CatalogSlot(ObjectId Id, string Consumer = "") : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [];
}
