using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>Roles, tablespaces, tables and columns that the database part names are declared in it.</summary>
public sealed class ContentNamesDeclared : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1030";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var contents = region.Declared.Database;
        var roles = contents.Roles.Keys.Concat(contents.FacilityGroups.Keys).Concat(contents.ForeignRoles).ToHashSet();
        return RoleNames(contents)
            .Where(use => !roles.Contains(use.Name) && !use.Name.ToString().StartsWith("pg_", StringComparison.Ordinal))
            .Select(use => Unknown("role", use, roles))
            .Concat(TablespaceNames(contents)
                .Where(use => !contents.Tablespaces.ContainsKey(use.Name))
                .Select(use => Unknown("tablespace", use, contents.Tablespaces.Keys)))
            .Concat(DeclaredTable.Of(contents).SelectMany(table => Columns(table)
                .Where(use => !table.Declared.Columns.ContainsKey(use.Name))
                .Select(use => Unknown("column", use, table.Declared.Columns.Keys))))
            .Concat(DeclaredTable.Of(contents).SelectMany(table => Targets(contents, table)));
    }

    private static IEnumerable<(SqlName Name, ModelPath Path)> RoleNames(ContentsDeclaration contents)
    {
        var root = ModelPath.Of("database");
        foreach (var role in Given(contents.Housekeeper))
            yield return (role, root.Key("housekeeper"));
        foreach (var (name, role) in contents.Roles)
        {
            foreach (var group in role.MemberOf)
                yield return (group, root.Key("roles").Key(name.ToString()).Key("memberOf"));
        }

        foreach (var (name, group) in contents.FacilityGroups)
        {
            foreach (var role in group.MemberOf)
                yield return (role, root.Key("facilityGroups").Key(name.ToString()).Key("memberOf"));
        }

        foreach (var (name, database) in contents.Databases)
        {
            var path = root.Key("databases").Key(name.ToString());
            yield return (database.Owner, path.Key("owner"));
            foreach (var role in database.Grants.Keys.Concat(database.RoleSettings.Keys))
                yield return (role, path);
            foreach (var (schema, declared) in database.Schemas)
            {
                foreach (var role in declared.Grants.Keys.Concat(declared.DefaultGrants.Keys).Concat(Given(declared.Owner)))
                    yield return (role, path.Key("schemas").Key(schema.ToString()));
            }
        }

        foreach (var table in DeclaredTable.Of(contents))
        {
            foreach (var role in table.Declared.Grants.Keys.Concat(table.Declared.Isolation?.Exempt ?? []).Concat(Given(table.Declared.Owner)))
                yield return (role, table.Path);
        }
    }

    private static IEnumerable<(SqlName Name, ModelPath Path)> TablespaceNames(ContentsDeclaration contents) =>
        contents.Databases
            .SelectMany(database => Given(database.Value.Tablespace).Select(name => (name, ModelPath.Of("database", "databases", database.Key, "tablespace"))))
            .Concat(DeclaredTable.Of(contents).SelectMany(table => Given(table.Declared.Tablespace).Concat(Given(table.Declared.IndexTablespace))
                .Concat(table.Declared.Indexes.Values.SelectMany(index => Given(index.Tablespace)))
                .Concat(Given(table.Declared.Hypertable?.Lifecycle?.Warm)).Concat(Given(table.Declared.Hypertable?.Lifecycle?.Cold))
                .Select(name => (name, table.Path))));

    private static IEnumerable<(SqlName Name, ModelPath Path)> Columns(DeclaredTable table)
    {
        var declared = table.Declared;
        var named = declared.PrimaryKey
            .Concat(declared.Unique.Values.SelectMany(columns => columns))
            .Concat(declared.ForeignKeys.Values.SelectMany(key => key.Columns))
            .Concat(declared.Checks.Values.Select(check => check.Column))
            .Concat(declared.Indexes.Values.SelectMany(index => index.Columns))
            .Concat(Given(declared.Isolation?.Column));
        if (declared.Hypertable is { } hypertable)
        {
            named = named.Append(hypertable.Time).Concat(Given(hypertable.Space?.Column))
                .Concat(hypertable.Compression?.SegmentBy ?? []).Concat(hypertable.Compression?.OrderBy ?? [])
                .Concat(hypertable.Aggregates.Values.SelectMany(aggregate => aggregate.By.Append(aggregate.Value)));
        }

        return named.Distinct().Select(name => (name, table.Path));
    }

    private static IEnumerable<Finding> Targets(ContentsDeclaration contents, DeclaredTable table) =>
        from key in table.Declared.ForeignKeys
        let schemas = contents.Databases[table.Database].Schemas
        let target = schemas.GetValueOrDefault(key.Value.Schema ?? table.Schema)?.Tables.GetValueOrDefault(key.Value.Table)
        where target is null || key.Value.References.Any(column => !target.Columns.ContainsKey(column))
        let wanted = $"{key.Value.Schema ?? table.Schema}.{key.Value.Table} ({string.Join(", ", key.Value.References)})"
        select new Finding(
            table.Path.Key("foreignKeys").Key(key.Key.ToString()),
            $"'{key.Key}' refers to {wanted}, which is declared nowhere.",
            "Declare the table and its columns, or name others.");

    private static Finding Unknown(string kind, (SqlName Name, ModelPath Path) use, IEnumerable<SqlName> declared)
    {
        var names = declared.Select(name => name.ToString()).Order(StringComparer.Ordinal).ToList();
        return new Finding(use.Path, $"No {kind} is named '{use.Name}'.{Suggestion.For(use.Name.ToString(), names)}", $"Declared: {string.Join(", ", names)}.");
    }

    private static IEnumerable<SqlName> Given(SqlName? name) => name is { } given ? [given] : [];
}
