using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Planning;

/// <summary>What a step leaves behind.</summary>
/// <param name="Id">The object.</param>
/// <param name="Becomes">The object afterwards; null where it is gone, with all its parts.</param>
public sealed record Effect(ObjectId Id, CatalogObject? Becomes)
{
    /// <summary>The object is there, as given.</summary>
    public static Effect Put(CatalogObject becomes)
    {
        ArgumentNullException.ThrowIfNull(becomes);
        return new Effect(becomes.Id, becomes);
    }

    /// <summary>The object is gone.</summary>
    public static Effect Remove(ObjectId id) => new(id, null);
}
