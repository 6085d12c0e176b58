using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Contents;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Turns a region's declaration into objects of the catalog.</summary>
public static class DesiredStateBuilder
{
    private static readonly JsonSerializerOptions HashFormat = new() { Converters = { new ScalarNames() } };

    /// <summary>The objects that a region declares.</summary>
    /// <param name="region">The region.</param>
    /// <param name="passwords">Passwords by role, as far as they were handed over.</param>
    public static DesiredState For(Region region, IReadOnlyDictionary<string, Secret> passwords)
    {
        ArgumentNullException.ThrowIfNull(region);
        var memory = region.Groups.Where(group => group.Role == NodeRole.Database).Select(group => group.Hardware.Memory).DefaultIfEmpty(new MemorySize(1L << 30)).MinBy(each => each.Count);
        var slots = region.Declared.Patroni.Slots.Select(slot => new CatalogSlot(new ObjectId(ObjectKind.Slot, Name: slot.Key.ToString()), $"site {slot.Value.Site}, group {slot.Value.Group}"));
        var state = For(region.Declared.Database, memory, passwords, region.Name.ToString());
        return state with { Catalog = state.Catalog.With(CatalogSnapshot.Of(slots)) };
    }

    /// <summary>The objects that a declaration asks for.</summary>
    /// <param name="contents">The declaration.</param>
    /// <param name="memory">Memory of the machines, for chunk intervals.</param>
    /// <param name="passwords">Passwords by role.</param>
    /// <param name="region">The region's name.</param>
    public static DesiredState For(ContentsDeclaration contents, MemorySize memory, IReadOnlyDictionary<string, Secret> passwords, string region)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var schemas = contents.Databases.ToDictionary(
            database => database.Key.ToString(),
            IReadOnlyList<string> (database) => [.. database.Value.Schemas.Keys.Select(name => name.ToString()).Append(ManagedScope.Own)]);
        schemas.Add(ManagedScope.Maintenance, [ManagedScope.Own]);
        var scope = new ManagedScope(schemas, contents.ForeignRoles.Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal));
        var objects = ClusterObjects.Of(contents, passwords)
            .Concat(contents.Databases.SelectMany(database => DatabaseObjects.Of(contents, database.Key.ToString(), database.Value, memory)))
            .Concat(ProvisionSchema.Of(ManagedScope.Maintenance, withTimescale: false));
        return new DesiredState(CatalogSnapshot.Of(objects), scope, contents.Timescale.Edition, region, HashOf(contents));
    }

    private static string HashOf(ContentsDeclaration contents) => Fingerprint.Of(JsonSerializer.Serialize(contents, HashFormat));
}
