using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Reading;

namespace ClusterProvisioning.Database.Comparing;

/// <summary>Finds what differs between two snapshots; touches no server.</summary>
public static class CatalogComparer
{
    /// <summary>Every object that differs, parts of missing and of unmanaged objects included.</summary>
    /// <param name="declared">What is wanted.</param>
    /// <param name="found">What the server has.</param>
    public static IReadOnlyList<Difference> Compare(CatalogSnapshot declared, CatalogSnapshot found)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(found);
        var wanted = declared.Objects.Values.Select(each => Against(each, found.Find(each.Id))).OfType<Difference>();
        var unmanaged =
            from each in found.Objects.Values
            where declared.Find(each.Id) is null
            select new Difference(each.Id, DifferenceKind.Unmanaged, null, each, []);
        return [.. wanted
            .Concat(unmanaged)
            .OrderBy(each => each.Id.Kind)
            .ThenBy(each => $"{each.Id.Database}\0{each.Id.Schema}\0{each.Id.Name}\0{each.Id.Part}\0{each.Id.Grantee}", StringComparer.Ordinal)];
    }

    /// <summary>The differences that a person wants to see: what is missing or unmanaged takes its parts with it.</summary>
    /// <param name="differences">All of them.</param>
    public static IReadOnlyList<Difference> Topmost(IReadOnlyList<Difference> differences)
    {
        var gone = differences.Where(each => each.Kind != DifferenceKind.Changed).ToDictionary(each => each.Id, each => each.Kind);
        return [
            .. differences.Where(each => !Parents.Of(each.Declared ?? each.Found!).Any(parent => gone.TryGetValue(parent, out var kind) && kind == each.Kind)),
        ];
    }

    /// <summary>What a server of the Apache edition cannot have.</summary>
    /// <param name="desired">What is wanted.</param>
    public static IReadOnlyList<CatalogObject> NeedingCommunity(DesiredState desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return [.. desired.Catalog.Objects.Values
            .Where(each => each.NeedsCommunity)
            .OrderBy(each => each.Id.Kind)
            .ThenBy(each => each.Id.Path, StringComparer.Ordinal)];
    }

    /// <summary>What of a desired state can be had on this server: nothing of the community edition where
    /// that is not installed, and nothing of Patroni's where nobody asked Patroni.</summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="facts">What the server is.</param>
    public static CatalogSnapshot Attainable(DesiredState desired, ServerFacts facts)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(facts);
        var without =
            desired.Catalog.Objects.Values.Where(each => (each.NeedsCommunity && !facts.HasCommunity) || (each is CatalogParameter && !facts.HasPatroni));
        return new CatalogSnapshot(desired.Catalog.Objects.RemoveRange(without.Select(each => each.Id).ToList()));
    }

    private static Difference? Against(CatalogObject declared, CatalogObject? found)
    {
        if (found is null)
            return new Difference(declared.Id, DifferenceKind.Missing, declared, null, []);
        if (found.GetType() != declared.GetType())
            return new Difference(declared.Id, DifferenceKind.Changed, declared, found, ["is something else"]);
        var details = declared.DifferencesFrom(found).ToList();
        return details.Count == 0 ? null : new Difference(declared.Id, DifferenceKind.Changed, declared, found, details);
    }
}
