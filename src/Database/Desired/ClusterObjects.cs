using System.Globalization;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Roles, tablespaces, databases and their settings.</summary>
internal static class ClusterObjects
{
    /// <summary>The objects that all databases share.</summary>
    public static IEnumerable<CatalogObject> Of(ContentsDeclaration contents, IReadOnlyDictionary<string, Secret> passwords) =>
    [
        .. contents.Roles.SelectMany(role => Role(role.Key, role.Value, passwords)),
        .. contents.FacilityGroups.SelectMany(group => Role(group.Key, AsRole(group.Value), passwords)),
        .. contents.Tablespaces.SelectMany(tablespace => Tablespace(contents, tablespace.Key, tablespace.Value)),
        .. contents.Databases.SelectMany(database => Database(contents, database.Key.ToString(), database.Value)),
        .. contents.Databases.Keys
            .Select(name => name.ToString())
            .Prepend(ManagedScope.Maintenance)
            .SelectMany(database => contents.Roles.SelectMany(role => Functions(database, role.Key.ToString(), role.Value))),
    ];

    /// <summary>Privileges as the catalog lists them.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<Privilege> privileges) =>
        [.. privileges.Select(privilege => privilege.ToString().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static RoleDeclaration AsRole(FacilityGroupDeclaration group) =>
        new() { Login = group.Login, MemberOf = group.MemberOf, ConnectionLimit = group.ConnectionLimit };

    private static IEnumerable<CatalogObject> Role(SqlName key, RoleDeclaration declared, IReadOnlyDictionary<string, Secret> passwords)
    {
        var name = key.ToString();
        yield return new CatalogRole(new ObjectId(ObjectKind.Role, Name: name))
        {
            Login = declared.Login != LoginMethod.None,
            Replication = declared.Replication,
            BypassRowSecurity = declared.BypassRowSecurity,
            CreateDatabase = declared.CreateDatabase,
            CreateRole = declared.CreateRole,
            ConnectionLimit = declared.ConnectionLimit,
            Password = declared.Login == LoginMethod.Scram ? passwords.GetValueOrDefault(name) : null,
            WithoutPassword = declared.Login != LoginMethod.Scram,
        };
        foreach (var group in declared.MemberOf.Distinct())
            yield return new CatalogMembership(new ObjectId(ObjectKind.Membership, Name: group.ToString(), Part: name));
        foreach (var (parameter, value) in declared.Settings)
            yield return Setting("", name, parameter, value);
    }

    /// <summary>Leave to call functions of the server's own; each database keeps its own list.</summary>
    private static IEnumerable<CatalogObject> Functions(string database, string role, RoleDeclaration declared) =>
        declared.Executes
            .Distinct()
            .Select(function => new CatalogGrant(
                new ObjectId(ObjectKind.Grant, database, "pg_catalog", function.Function, function.Arguments, role),
                GrantTarget.Routine,
                ["EXECUTE"]));

    private static IEnumerable<CatalogObject> Tablespace(ContentsDeclaration contents, SqlName key, TablespaceDeclaration declared)
    {
        var name = key.ToString();
        var options = new List<string>();
        if (declared.EffectiveIoConcurrency is { } concurrency)
            options.Add(string.Create(CultureInfo.InvariantCulture, $"effective_io_concurrency={concurrency}"));
        if (declared.RandomPageCost is { } cost)
            options.Add(string.Create(CultureInfo.InvariantCulture, $"random_page_cost={cost}"));
        yield return new CatalogTablespace(new ObjectId(ObjectKind.Tablespace, Name: name))
        {
            Owner = declared.Owner?.ToString(),
            Location = declared.Location.TrimEnd('/'),
            Options = options,
        };
        var users = UsersOf(contents, key).ToHashSet();
        foreach (var role in declared.Grants.Keys.Union(users).Where(role => role != declared.Owner))
        {
            var privileges = declared.Grants.GetValueOrDefault(role, []).Concat(users.Contains(role) ? [Privilege.Create] : []);
            yield return new CatalogGrant(new ObjectId(ObjectKind.Grant, Name: name, Grantee: role.ToString()), GrantTarget.Tablespace, Names(privileges));
        }
    }

    /// <summary>Owners of tables that name the tablespace: TimescaleDB makes chunks in their name, and wants CREATE for that.</summary>
    private static IEnumerable<SqlName> UsersOf(ContentsDeclaration contents, SqlName tablespace) =>
        from table in DeclaredTable.Of(contents)
        where table.Declared.Tablespace == tablespace
            || table.Declared.IndexTablespace == tablespace
            || table.Declared.Indexes.Values.Any(index => index.Tablespace == tablespace)
              || table.Declared.Hypertable?.Lifecycle?.Warm == tablespace || table.Declared.Hypertable?.Lifecycle?.Cold == tablespace
        let database = contents.Databases[table.Database]
        select table.Declared.Owner ?? database.Schemas[table.Schema].Owner ?? database.Owner;

    private static IEnumerable<CatalogObject> Database(ContentsDeclaration contents, string name, DatabaseDeclaration declared)
    {
        yield return new CatalogDatabase(new ObjectId(ObjectKind.Database, name))
        {
            Owner = declared.Owner.ToString(),
            Tablespace = declared.Tablespace?.ToString() ?? "pg_default",
            ConnectionLimit = declared.ConnectionLimit,
        };
        foreach (var (role, privileges) in declared.Grants.Where(grant => grant.Key != declared.Owner))
            yield return new CatalogGrant(new ObjectId(ObjectKind.Grant, name, Grantee: role.ToString()), GrantTarget.Database, Names(privileges));
        foreach (var (parameter, value) in declared.Settings)
            yield return Setting(name, "", parameter, value);
        if (Sealing.IsIn(contents, declared) && !declared.Settings.ContainsKey(Sealing.LogParameter))
            yield return Setting(name, "", Sealing.LogParameter, "0");
        foreach (var (role, settings) in declared.RoleSettings)
        {
            foreach (var (parameter, value) in settings)
                yield return Setting(name, role.ToString(), parameter, value);
        }
    }

    private static CatalogSetting Setting(string database, string role, string parameter, string value) =>
        new(new ObjectId(ObjectKind.Setting, database, Name: role, Part: parameter.ToLowerInvariant()), Quote.StoredSetting(parameter, value));
}
