using System.Collections.Immutable;

namespace ClusterProvisioning.Database.Catalog;

/// <summary>All objects at one moment: those that are declared, or those that the server has.</summary>
/// <param name="Objects">Object by id.</param>
public sealed record CatalogSnapshot(ImmutableDictionary<ObjectId, CatalogObject> Objects)
{
    /// <summary>No objects.</summary>
    public static CatalogSnapshot Empty { get; } = new(ImmutableDictionary<ObjectId, CatalogObject>.Empty);

    /// <summary>A snapshot of these objects.</summary>
    public static CatalogSnapshot Of(IEnumerable<CatalogObject> objects) =>
        new(objects.ToImmutableDictionary(each => each.Id));

    /// <summary>The object with this id; null where there is none.</summary>
    public CatalogObject? Find(ObjectId id) => Objects.GetValueOrDefault(id);

    /// <summary>All objects of a type.</summary>
    public IEnumerable<T> All<T>()
        where T : CatalogObject => Objects.Values.OfType<T>();

    /// <summary>Both snapshots' objects.</summary>
    public CatalogSnapshot With(CatalogSnapshot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CatalogSnapshot(Objects.SetItems(other.Objects));
    }

    /// <summary>The snapshot without an object and all that goes with it.</summary>
    public CatalogSnapshot Without(ObjectId id)
    {
        var gone = Objects.Values.Where(each => each.Id == id || Parents.Of(each).Contains(id)).Select(each => each.Id).ToList();
        return new CatalogSnapshot(Objects.RemoveRange(gone));
    }
}
