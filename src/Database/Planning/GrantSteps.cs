using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that give roles exactly the privileges that are declared.</summary>
internal static class GrantSteps
{
    /// <summary>Gives exactly the declared privileges on an object to a role.</summary>
    public static IEnumerable<Step> For(Difference difference, PlanContext context)
    {
        var (id, grant) = (difference.Id, (CatalogGrant)(difference.Declared ?? difference.Found!));
        var (target, grantee) = (Target(grant), Quote.Grantee(id.Grantee));
        var statements = new List<Statement>();
        if (difference.Found is CatalogGrant found)
        {
            statements.Add(grant.Target == GrantTarget.Column
                ? $"REVOKE {Columns(found)} ON {target} FROM {grantee} CASCADE"
                : $"REVOKE ALL PRIVILEGES ON {target} FROM {grantee} CASCADE");
        }

        if (difference.Declared is CatalogGrant declared)
            statements.Add($"GRANT {string.Join(", ", declared.Privileges)} ON {target} TO {grantee}");
        yield return Step.Of(difference, StageOf(grant), statements) with
        {
            Rank = Ranks.Grant,
            Database = grant.Target is GrantTarget.Database or GrantTarget.Tablespace ? ManagedScope.Maintenance : id.Database,
            Unit = grant.Target is GrantTarget.Table or GrantTarget.View or GrantTarget.Column ? Unit(grant, context) : null,
            Reverse = difference.Declared is null ? null : $"REVOKE ALL PRIVILEGES ON {target} FROM {grantee}",
        };
    }

    /// <summary>Gives exactly the declared privileges on later tables to a role.</summary>
    public static IEnumerable<Step> ForLaterTables(Difference difference)
    {
        var id = difference.Id;
        var (prefix, sort) = (
            $"ALTER DEFAULT PRIVILEGES FOR ROLE {Quote.Identifier(id.Name)} IN SCHEMA {Quote.Identifier(id.Schema)}",
            id.Part.ToUpperInvariant());
        var grantee = Quote.Grantee(id.Grantee);
        var statements = new List<Statement>();
        if (difference.Found is not null)
            statements.Add($"{prefix} REVOKE ALL ON {sort} FROM {grantee}");
        if (difference.Declared is CatalogDefaultGrant declared)
            statements.Add($"{prefix} GRANT {string.Join(", ", declared.Privileges)} ON {sort} TO {grantee}");
        yield return Step.Of(difference, Stage.DefaultGrants, statements);
    }

    private static Stage StageOf(CatalogGrant grant) => grant.Target switch
    {
        GrantTarget.Database or GrantTarget.Tablespace or GrantTarget.Routine => Stage.SharedGrants,
        GrantTarget.Schema => Stage.SchemaGrants,
        GrantTarget.Table or GrantTarget.View or GrantTarget.Column => Stage.Tables,
    };

    private static string Unit(CatalogGrant grant, PlanContext context) =>
        TableSteps.Unit(context.Wanted
            .Find(new ObjectId(ObjectKind.View, grant.Id.Database, grant.Id.Schema, grant.Id.Name)) is CatalogView { Table: { } table }
            ? table
            : grant.Id);

    private static string Target(CatalogGrant grant) => grant.Target switch
    {
        GrantTarget.Database => $"DATABASE {Quote.Identifier(grant.Id.Database)}",
        GrantTarget.Tablespace => $"TABLESPACE {Quote.Identifier(grant.Id.Name)}",
        GrantTarget.Schema => $"SCHEMA {Quote.Identifier(grant.Id.Schema)}",
        // Argument types have the form of a signature, or come from the catalog, which quotes them.
        GrantTarget.Routine => $"FUNCTION {Quote.Qualified(grant.Id.Schema, grant.Id.Name)}({grant.Id.Part})",
        GrantTarget.Table or GrantTarget.View or GrantTarget.Column => $"TABLE {Quote.Qualified(grant.Id.Schema, grant.Id.Name)}",
    };

    private static string Columns(CatalogGrant found) =>
        string.Join(", ", found.Privileges.Select(privilege => $"{privilege.TrimEnd('*')} ({Quote.Identifier(found.Id.Part)})"));
}
