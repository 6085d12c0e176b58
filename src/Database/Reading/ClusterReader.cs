using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Reads what all databases share, as part of a batch.</summary>
internal static class ClusterReader
{
    private static readonly string Verifiers =
        OptionalTable.SelectWhere("has_table_privilege('pg_authid', 'SELECT')", ClusterQueries.VerifierRows);

    private static readonly string Overrides =
        OptionalTable.SelectWhere("has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE')", ClusterQueries.OverrideRows);

    /// <summary>The statements that read what all databases share, in the order of their answers.</summary>
    /// <param name="withRestarts">Whether to ask which parameters only a restart changes.</param>
    public static IEnumerable<NpgsqlBatchCommand> Commands(bool withRestarts) =>
        new[]
        {
            ClusterQueries.Facts,
            Verifiers,
            ClusterQueries.Roles,
            ClusterQueries.Memberships,
            ClusterQueries.Tablespaces,
            ClusterQueries.Databases,
            ClusterQueries.Settings,
            ClusterQueries.Grants,
            ClusterQueries.Slots,
            Overrides,
            withRestarts ? ClusterQueries.RestartParameters : "SELECT NULL::text WHERE false",
        }.Select(sql => new NpgsqlBatchCommand(sql));

    /// <summary>Takes the statements' answers in their order.</summary>
    public static async Task<ClusterReading> ReadAsync(BatchAnswers answers, ManagedScope scope, CancellationToken cancellation)
    {
        var facts = (await answers.NextAsync(Facts, cancellation).ConfigureAwait(false)).Single();
        var verifiers = OptionalTable.Rows((await answers.NextAsync(row => row.TextOrNull(0), cancellation).ConfigureAwait(false)).Single())
            .ToDictionary(row => row.Text("rolname")!, row => row.Text("rolpassword"), StringComparer.Ordinal);
        var objects = new List<CatalogObject>();
        var roles = await answers.NextAsync(row => Role(row, verifiers), cancellation).ConfigureAwait(false);
        objects.AddRange([.. roles, .. roles.Where(role => scope.ForeignRoles.Contains(role.Id.Name)).SelectMany(Powers)]);
        objects.AddRange(await answers.NextAsync(Membership, cancellation).ConfigureAwait(false));
        objects.AddRange(await answers.NextAsync(Tablespace, cancellation).ConfigureAwait(false));
        objects.AddRange(await answers.NextAsync(Database, cancellation).ConfigureAwait(false));
        objects.AddRange(await answers.NextAsync(Setting, cancellation).ConfigureAwait(false));
        objects.AddRange(await answers.NextAsync(Grant, cancellation).ConfigureAwait(false));
        objects.AddRange(await answers.NextAsync(row => new CatalogSlot(new ObjectId(ObjectKind.Slot, Name: row.Text(0))), cancellation).ConfigureAwait(false));
        objects.AddRange(OptionalTable.Rows((await answers.NextAsync(row => row.TextOrNull(0), cancellation).ConfigureAwait(false)).Single())
            .Select(row => new CatalogOverride(new ObjectId(ObjectKind.Override, Name: row.Text("name")!), row.Text("setting") ?? "")));
        var restarts = await answers.NextAsync(row => row.Text(0), cancellation).ConfigureAwait(false);
        return new ClusterReading(
            facts with { RestartParameters = restarts.ToHashSet(StringComparer.Ordinal) },
            CatalogSnapshot.Of(objects.Where(each => !IsForeign(each.Id, scope))));
    }

    /// <summary>Others' roles, their memberships and settings; settings and grants of databases that nobody declared.</summary>
    private static bool IsForeign(ObjectId id, ManagedScope scope) => id.Kind switch
    {
        ObjectKind.Role => scope.ForeignRoles.Contains(id.Name),
        ObjectKind.Membership => scope.ForeignRoles.Contains(id.Part),
        ObjectKind.Setting => scope.ForeignRoles.Contains(id.Name)
            || id.Database == ManagedScope.Maintenance
            || (id.Database.Length > 0 && !scope.Schemas.ContainsKey(id.Database)),
        ObjectKind.Grant => scope.ForeignRoles.Contains(id.Grantee) || (id.Database.Length > 0 && !scope.Schemas.ContainsKey(id.Database)),
        ObjectKind.Tablespace or ObjectKind.Database or ObjectKind.Slot or ObjectKind.Parameter or ObjectKind.Override or ObjectKind.Power => false,
        ObjectKind.Schema or ObjectKind.Extension or ObjectKind.Routine or ObjectKind.Relation or ObjectKind.Type or ObjectKind.DefaultGrant => false,
        ObjectKind.Table or ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index or ObjectKind.Trigger => false,
        ObjectKind.Hypertable or ObjectKind.Compression or ObjectKind.Aggregate or ObjectKind.Lifecycle or ObjectKind.Job => false,
        ObjectKind.View or ObjectKind.Policy => false,
    };

    private static ServerFacts Facts(NpgsqlDataReader row) => new()
    {
        Version = row.GetInt32(0),
        InRecovery = row.GetBoolean(1),
        TimescaleVersion = row.TextOrNull(2),
        User = row.Text(3),
        IsSuperuser = row.GetBoolean(4),
    };

    private static CatalogRole Role(NpgsqlDataReader row, Dictionary<string, string?> verifiers) => new(new ObjectId(ObjectKind.Role, Name: row.Text(0)))
    {
        Login = row.GetBoolean(1),
        Superuser = row.GetBoolean(2),
        Replication = row.GetBoolean(3),
        BypassRowSecurity = row.GetBoolean(4),
        CreateDatabase = row.GetBoolean(5),
        CreateRole = row.GetBoolean(6),
        Inherit = row.GetBoolean(7),
        ConnectionLimit = row.GetInt32(8),
        ValidUntil = row.Text(9),
        Verifier = verifiers.GetValueOrDefault(row.Text(0)),
    };

    private static IEnumerable<CatalogPower> Powers(CatalogRole role) =>
        new[] { (role.Superuser, "superuser"), (role.CreateRole, "create roles"), (role.BypassRowSecurity, "bypass row security") }
            .Where(power => power.Item1).Select(power => new CatalogPower(new ObjectId(ObjectKind.Power, Name: role.Id.Name, Part: power.Item2)));

    private static CatalogMembership Membership(NpgsqlDataReader row)
    {
        var options = (row.GetBoolean(2) ? "admin " : "") + (row.GetBoolean(3) ? "" : "other inheritance ") + (row.GetBoolean(4) ? "" : "no set role");
        return new CatalogMembership(new ObjectId(ObjectKind.Membership, Name: row.Text(0), Part: row.Text(1)), options.TrimEnd());
    }

    private static CatalogTablespace Tablespace(NpgsqlDataReader row) => new(new ObjectId(ObjectKind.Tablespace, Name: row.Text(0)))
    {
        Owner = row.Text(1),
        Location = row.Text(2),
        Options = [.. row.Texts(3).Order(StringComparer.Ordinal)],
    };

    private static CatalogDatabase Database(NpgsqlDataReader row) =>
        new(new ObjectId(ObjectKind.Database, row.Text(0))) { Owner = row.Text(1), Tablespace = row.Text(2), ConnectionLimit = row.GetInt32(3) };

    private static CatalogSetting Setting(NpgsqlDataReader row) =>
        new(new ObjectId(ObjectKind.Setting, row.Text(0), Name: row.Text(1), Part: row.Text(2).ToLowerInvariant()), row.Text(3));

    private static CatalogGrant Grant(NpgsqlDataReader row) => new(
        new ObjectId(ObjectKind.Grant, row.Text(1), Name: row.Text(2), Grantee: row.Text(3)),
        row.Text(0) == "database" ? GrantTarget.Database : GrantTarget.Tablespace,
        [.. row.Texts(4).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
