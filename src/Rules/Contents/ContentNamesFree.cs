using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>No name inside PostgreSQL is one that PostgreSQL, TimescaleDB or this program keeps for itself.</summary>
public sealed class ContentNamesFree : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1035";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    private static readonly string[] RolePrefixes = ["pg_"];
    private static readonly string[] Roles = ["public", "none", "postgres", "current_user", "session_user", "current_role"];
    private static readonly string[] SchemaPrefixes = ["pg_", "_timescaledb", "timescaledb_"];
    private static readonly string[] Schemas = ["information_schema", "provision", "provision_restored", "public"];
    private static readonly string[] Databases = ["postgres", "template0", "template1"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var contents = region.Declared.Database;
        var root = ModelPath.Of("database");
        return
        [
            .. Taken("Role", contents.Roles.Keys, root.Key("roles"), Roles, RolePrefixes),
            .. Taken("Facility group", contents.FacilityGroups.Keys, root.Key("facilityGroups"), Roles, RolePrefixes),
            .. Taken("Tablespace", contents.Tablespaces.Keys, root.Key("tablespaces"), [], RolePrefixes),
            .. Taken("Database", contents.Databases.Keys, root.Key("databases"), Databases, []),
            .. contents.Databases.SelectMany(database => Taken(
                "Schema",
                database.Value.Schemas.Keys,
                root.Key("databases").Key(database.Key.ToString()).Key("schemas"),
                Schemas,
                SchemaPrefixes)),
            .. Twice(contents, root),
        ];
    }

    private static IEnumerable<Finding> Twice(ContentsDeclaration contents, ModelPath root) =>
        from name in contents.FacilityGroups.Keys
        where contents.Roles.ContainsKey(name)
        select new Finding(
            root.Key("facilityGroups").Key(name.ToString()),
            $"Facility group '{name}' has the name of a role.",
            "A facility group is a role itself; rename one of them.");

    private static IEnumerable<Finding> Taken(string kind, IEnumerable<SqlName> names, ModelPath path, string[] reserved, string[] prefixes) =>
        from name in names
        let text = name.ToString()
        where reserved.Contains(text, StringComparer.OrdinalIgnoreCase) || prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        select new Finding(
            path.Key(text),
            $"{kind} '{text}' has a name that PostgreSQL, TimescaleDB or this program keeps for itself.",
            "Choose another name.");
}
