using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>How a table shows each facility group only its own rows: a policy, or a view in front.</summary>
/// <param name="contents">The whole declaration, for facility groups.</param>
/// <param name="place">Where the table is.</param>
/// <param name="declared">The table as it was written.</param>
internal sealed class Isolation(ContentsDeclaration contents, TablePlace place, TableDeclaration declared)
{
    private const string PolicyName = "facility_isolation";

    /// <summary>True where a view stands in front; TimescaleDB refuses policies on what is compressed or aggregated.</summary>
    public bool ByView => declared.Isolation is { } isolation
        && (isolation.Mode == IsolationMode.View
            || (isolation.Mode == IsolationMode.Derived
                && declared.Hypertable is { } hypertable
                && (hypertable.Compression is not null || hypertable.Aggregates.Count > 0)));

    /// <summary>True where a policy holds.</summary>
    public bool ByPolicy => declared.Isolation is not null && !ByView;

    /// <summary>The policy; or the view, those of the aggregates, and the privileges on them.</summary>
    public IEnumerable<CatalogObject> Objects()
    {
        if (declared.Isolation is not { } isolation)
            return [];
        return ByPolicy ? [Policy(isolation)] : [.. Views(isolation)];
    }

    private CatalogPolicy Policy(IsolationDeclaration isolation)
    {
        var condition = Condition(isolation);
        var sql = $"AS PERMISSIVE FOR ALL TO PUBLIC USING ({condition}) WITH CHECK ({condition})";
        return new CatalogPolicy(place.Id(ObjectKind.Policy, PolicyName), Fingerprint.Of(sql)) { Sql = sql };
    }

    private IEnumerable<CatalogObject> Views(IsolationDeclaration isolation)
    {
        var columns = declared.Columns.Keys.Select(name => name.ToString());
        var schema = isolation.ViewSchema?.ToString() ?? place.Schema + "_view";
        foreach (var each in View(isolation, schema, place.Name, columns, aggregate: null))
            yield return each;
        foreach (var (name, aggregate) in declared.Hypertable?.Aggregates ?? new OrderedDictionary<SqlName, AggregateDeclaration>())
        {
            // One that does not keep facilities apart shows all of them: the owner's alone.
            if (!aggregate.By.Contains(isolation.Column))
                continue;
            var shown = aggregate.By.Select(column => column.ToString()).Prepend("bucket").Concat(["count", "least", "greatest", "mean"]);
            foreach (var each in View(
                isolation,
                schema,
                name.ToString(),
                shown,
                new ObjectId(ObjectKind.Aggregate, place.Database, place.Schema, name.ToString())))
            {
                yield return each;
            }
        }
    }

    private IEnumerable<CatalogObject> View(IsolationDeclaration isolation, string schema, string name, IEnumerable<string> columns, ObjectId? aggregate)
    {
        var overAggregate = aggregate is not null;
        var options = overAggregate ? "security_barrier = true" : "security_barrier = true, check_option = local";
        var sql = $"WITH ({options}) AS SELECT {Quote.Identifiers(columns)} FROM {Quote.Qualified(place.Schema, name)} WHERE {Condition(isolation)}";
        yield return new CatalogView(new ObjectId(ObjectKind.View, place.Database, schema, name))
        {
            Owner = place.Owner ?? "",
            Definition = Fingerprint.Of(sql),
            Sql = sql,
            Table = place.Id(ObjectKind.Table),
            Aggregate = aggregate,
        };
        foreach (var (role, privileges) in declared.Grants.Where(grant => grant.Key.ToString() != place.Owner))
        {
            var given = overAggregate ? [.. privileges.Where(privilege => privilege == Privilege.Select)] : privileges;
            if (given.Count > 0)
            {
                yield return new CatalogGrant(
                    new ObjectId(ObjectKind.Grant, place.Database, schema, name, Grantee: role.ToString()),
                    GrantTarget.View,
                    ClusterObjects.Names(given))
                {
                    OnAggregate = overAggregate,
                };
            }
        }
    }

    /// <summary>Role questions stand in sub-selects: they are answered once a query, not once a row.</summary>
    private string Condition(IsolationDeclaration isolation)
    {
        var (column, type) = (Quote.Identifier(isolation.Column.ToString()), declared.Columns[isolation.Column].Type);
        var exempt = isolation.Exempt.Select(role => Has(role.ToString()));
        var groups = contents.FacilityGroups
            .Select(group => $"({column} = ANY ({Quote.Array(group.Value.Facilities, type.ToString())}) AND {Has(group.Key.ToString())})");
        var all = exempt.Concat(groups).ToList();
        return all.Count == 0 ? "false" : string.Join(" OR ", all);
    }

    private static string Has(string role) => $"(SELECT pg_catalog.pg_has_role(CURRENT_USER, {Quote.Literal(role)}, 'USAGE'))";
}
