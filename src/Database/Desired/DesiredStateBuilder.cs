using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Turns a region's declaration into objects of the catalog.</summary>
public static class DesiredStateBuilder
{
    /// <summary>The objects that a region declares.</summary>
    /// <param name="region">The region.</param>
    /// <param name="passwords">Passwords by role, as far as they were handed over.</param>
    public static DesiredState For(Region region, IReadOnlyDictionary<string, Secret> passwords)
    {
        ArgumentNullException.ThrowIfNull(region);
        var memory = region.DatabaseGroups.Select(group => group.Hardware.Memory).MinBy(each => each.Count) ?? new MemorySize(1L << 30);
        var state = Of(region.Declared.Database, memory, passwords, region.Name.ToString(), DatabaseFingerprint.Of(region));
        var slots = region.Declared.Patroni.Slots
            .Select(slot => new CatalogSlot(new ObjectId(ObjectKind.Slot, Name: slot.Key.ToString()), $"site {slot.Value.Site}, group {slot.Value.Group}"))
            .ToList();
        var parameters = Parameters(region).ToList();
        return state with
        {
            Catalog = state.Catalog.With(CatalogSnapshot.Of([.. slots, .. parameters])),
            Scope = state.Scope with
            {
                Slots = Names(slots),
                Settings = Names(parameters),
                Members = region.Clusters.SelectMany(cluster => cluster.Members).Select(node => node.Name.ToString()).ToHashSet(StringComparer.Ordinal),
            },
        };
    }

    /// <summary>The objects that a declaration asks for.</summary>
    /// <param name="contents">The declaration.</param>
    /// <param name="memory">Memory of the machines, for chunk intervals.</param>
    /// <param name="passwords">Passwords by role.</param>
    /// <param name="region">The region's name.</param>
    public static DesiredState For(ContentsDeclaration contents, MemorySize memory, IReadOnlyDictionary<string, Secret> passwords, string region)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return Of(contents, memory, passwords, region, DatabaseFingerprint.Of(contents));
    }

    private static DesiredState Of(ContentsDeclaration contents, MemorySize memory, IReadOnlyDictionary<string, Secret> passwords, string region, string hash)
    {
        var schemas = contents.Databases.ToDictionary(
            database => database.Key.ToString(),
            IReadOnlyList<string> (database) => [.. database.Value.Schemas.Keys.Select(name => name.ToString()).Append(ManagedScope.Own)]);
        schemas.Add(ManagedScope.Maintenance, [ManagedScope.Own]);
        var scope = new ManagedScope(schemas, contents.ForeignRoles.Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal));
        var objects = ClusterObjects.Of(contents, passwords)
            .Concat(contents.Databases.SelectMany(database => DatabaseObjects.Of(contents, database.Key.ToString(), database.Value, memory)))
            .Concat(ProvisionSchema.Of(ManagedScope.Maintenance, withTimescale: false));
        return new DesiredState(CatalogSnapshot.Of(objects), scope, contents.Timescale.Edition, region, hash) { Closed = [.. Sealing.Closed(contents)] };
    }

    private static IEnumerable<CatalogParameter> Parameters(Region region)
    {
        if (region.Primary is not { } primary)
            return [];
        var settings = new ClusterSettings(region, primary);
        return settings.Patroni.Concat(settings.Parameters.Select(parameter => KeyValuePair.Create(PatroniParameters.Path + parameter.Key, parameter.Value)))
            .Where(setting => !PatroniParameters.IsOfMachines(setting.Key))
            .Select(setting => new CatalogParameter(
                new ObjectId(ObjectKind.Parameter, Name: setting.Key),
                PatroniParameters.Text(setting.Value),
                JsonSerializer.Serialize(setting.Value)));
    }

    private static HashSet<string> Names(IEnumerable<CatalogObject> objects) => objects.Select(each => each.Id.Name).ToHashSet(StringComparer.Ordinal);
}
