using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Turns a declared table into the objects it consists of.</summary>
/// <param name="contents">The whole declaration, for facility groups.</param>
/// <param name="place">Where the table is.</param>
/// <param name="declared">The table as it was written.</param>
/// <param name="memory">Memory of the machines, for the chunk interval.</param>
internal sealed class TableObjects(ContentsDeclaration contents, TablePlace place, TableDeclaration declared, MemorySize memory)
{
    private readonly Isolation _isolation = new(contents, place, declared);

    /// <summary>The table, its columns, constraints, indexes and everything that hangs on it.</summary>
    public IEnumerable<CatalogObject> All() =>
        new CatalogObject[]
        {
            new CatalogTable(place.Id(ObjectKind.Table))
            {
                Owner = place.Owner,
                Tablespace = place.Stored(declared.Tablespace?.ToString()),
                RowSecurity = _isolation.ByPolicy,
            },
        }
        .Concat(declared.Columns.Select((column, i) => Column(column.Key, column.Value, i)))
        .Concat(new TableConstraints(place, declared).All())
        .Concat(Sealing.Checks(contents, place, declared))
        .Concat(declared.Indexes.Select(index => Index(index.Key, index.Value)))
        .Concat(declared.Hypertable is { } hypertable ? new HypertableObjects(place, hypertable, memory).All() : [])
        .Concat(_isolation.Objects())
        .Concat(Grants());

    private CatalogColumn Column(SqlName name, ColumnDeclaration column, int position)
    {
        var sql = DefaultOf(column);
        return new CatalogColumn(place.Id(ObjectKind.Column, name.ToString()))
        {
            Type = column.Type.ToString(),
            NotNull = !column.Nullable || column.Identity || declared.PrimaryKey.Contains(name) || declared.Hypertable?.Time == name,
            DefaultSql = sql,
            Default = sql.Length == 0 ? "" : Fingerprint.Of(sql),
            Identity = column.Identity,
            Position = position,
        };
    }

    private static string DefaultOf(ColumnDeclaration column) => column.Default switch
    {
        null => "",
        "now" => "now()",
        { } literal => $"{Quote.Literal(literal)}::{column.Type}",
    };

    private CatalogIndex Index(SqlName name, IndexDeclaration index)
    {
        var columns = index.Columns.Select(column => Quote.Identifier(column.ToString()) + (index.Descending.Contains(column) ? " DESC" : ""));
        return new CatalogIndex(place.Id(ObjectKind.Index, name.ToString()))
        {
            Definition = $"USING {index.Method.ToString().ToLowerInvariant()} ({string.Join(", ", columns)})",
            Unique = index.Unique,
            Tablespace = place.Stored((index.Tablespace ?? declared.IndexTablespace)?.ToString()),
        };
    }

    /// <summary>Behind a view, writers keep INSERT on the table: COPY goes to tables only, and INSERT reads nothing.</summary>
    private IEnumerable<CatalogObject> Grants() =>
        from grant in declared.Grants
        where grant.Key.ToString() != place.Owner
        let privileges = _isolation.ByView ? [.. grant.Value.Where(privilege => privilege == Privilege.Insert)] : grant.Value
        where privileges.Count > 0
        select new CatalogGrant(place.Id(ObjectKind.Grant, grantee: grant.Key.ToString()), GrantTarget.Table, ClusterObjects.Names(privileges));
}
