using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Database.Tests.Planning;

/// <summary>A server without a server: takes each step's effects and refuses what PostgreSQL would refuse.</summary>
internal sealed class CatalogModel(CatalogSnapshot start)
{
    public CatalogSnapshot Catalog { get; private set; } = start;

    public void Run(Step step)
    {
        foreach (var effect in step.Effects)
        {
            if (effect.Becomes is { } thing)
                Put(step, thing);
            else
                Remove(step, effect.Id);
        }
    }

    private void Put(Step step, CatalogObject thing)
    {
        foreach (var needed in Needs(thing))
        {
            if (Catalog.Find(needed) is null)
                throw new InvalidOperationException($"{step.Title}: {needed} does not exist");
        }

        if (step.Kind == StepKind.Create && Catalog.Find(thing.Id) is not null)
            throw new InvalidOperationException($"{step.Title}: {thing.Id} exists already");
        Catalog = new CatalogSnapshot(Catalog.Objects.SetItem(thing.Id, thing));
    }

    private void Remove(Step step, ObjectId id)
    {
        if (Catalog.Find(id) is null)
            throw new InvalidOperationException($"{step.Title}: {id} does not exist");
        var hindrance = Catalog.Objects.Values.FirstOrDefault(each => Hinders(each, id));
        if (hindrance is not null)
            throw new InvalidOperationException($"{step.Title}: {hindrance.Id} depends on it");
        Catalog = Catalog.Without(id);
        if (id.Kind == ObjectKind.Column)
            Catalog = new CatalogSnapshot(Catalog.Objects.RemoveRange(Catalog.Objects.Values.Where(each => Mentions(each, id)).Select(each => each.Id)));
    }

    private static IEnumerable<ObjectId> Needs(CatalogObject thing)
    {
        var needs = thing is CatalogGrant ? [] : Parents.Of(thing).Where(parent => !parent.Name.StartsWith("pg_", StringComparison.Ordinal));
        return needs.Where(parent => parent.Database != "postgres" || parent.Kind != ObjectKind.Database)
            .Concat(Roles(thing).Select(role => new ObjectId(ObjectKind.Role, Name: role)))
            .Concat(Spaces(thing).Select(space => new ObjectId(ObjectKind.Tablespace, Name: space)))
            .Concat(thing is CatalogConstraint { Target: { } target } ? [target] : [])
            .Concat(thing is CatalogView { Table: { } table } ? [table] : []);
    }

    private static IEnumerable<string> Roles(CatalogObject thing) => thing switch
    {
        CatalogDatabase database => [database.Owner],
        CatalogSchema { Owner: { } owner } => [owner],
        CatalogTable { Owner: { } owner } => [owner],
        CatalogView view => [view.Owner],
        _ => [],
    };

    private static IEnumerable<string> Spaces(CatalogObject thing) => (thing switch
    {
        CatalogTable table => table.Tablespace,
        CatalogIndex index => index.Tablespace,
        CatalogConstraint constraint => constraint.Tablespace,
        _ => null,
    }) is { Length: > 0 } space ? [space] : [];

    private static bool Hinders(CatalogObject each, ObjectId gone) =>
        (gone.Kind == ObjectKind.Role && HindersRole(each, gone.Name))
            || (gone.Kind == ObjectKind.Tablespace && Spaces(each).Contains(gone.Name))
            || (gone.Kind == ObjectKind.Table && HindersTable(each, gone));

    private static bool HindersRole(CatalogObject each, string role) => Roles(each).Contains(role)
        || (each is CatalogGrant or CatalogDefaultGrant && each.Id.Grantee == role)
        || (each is CatalogDefaultGrant && each.Id.Name == role);

    private static bool HindersTable(CatalogObject each, ObjectId table) =>
        (each is CatalogConstraint { Target: { } target } && target == table && Parents.Table(each.Id) != table)
            || (each is CatalogView { Table: { } shown } && shown == table);

    private static bool Mentions(CatalogObject each, ObjectId column)
    {
        var quoted = $"\"{column.Part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return each.Id.Database == column.Database && each.Id.Schema == column.Schema && each.Id.Name == column.Name
            && (each is CatalogIndex index
                ? index.Definition.Contains(quoted, StringComparison.Ordinal)
                : each is CatalogConstraint constraint && constraint.Definition.Contains(quoted, StringComparison.Ordinal));
    }
}
