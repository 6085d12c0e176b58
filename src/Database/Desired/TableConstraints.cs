using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>A table's keys, references and checks.</summary>
/// <param name="place">Where the table is.</param>
/// <param name="declared">The table as it was written.</param>
internal sealed class TableConstraints(TablePlace place, TableDeclaration declared)
{
    private readonly string _indexTablespace = place.Stored(declared.IndexTablespace?.ToString());

    /// <summary>Keys, foreign keys and checks of the table.</summary>
    public IEnumerable<CatalogObject> All() =>
        (declared.PrimaryKey.Count == 0 ? [] : new[] { Key(PrimaryKeyName(place.Name), ConstraintKind.PrimaryKey, declared.PrimaryKey) })
        .Concat(declared.Unique.Select(unique => Key(unique.Key.ToString(), ConstraintKind.Unique, unique.Value)))
        .Concat(declared.ForeignKeys.Select(key => ForeignKey(key.Key.ToString(), key.Value)))
        .Concat(declared.Checks.Select(check => Check(check.Key.ToString(), check.Value)));

    /// <summary>The structure of a reference in words of ours; the reader writes it alike.</summary>
    public static string ReferenceDefinition(IEnumerable<string> columns, string schema, string table, IEnumerable<string> references, string onDelete) =>
        $"({Quote.Identifiers(columns)}) REFERENCES {Quote.Qualified(schema, table)} ({Quote.Identifiers(references)}){onDelete}";

    /// <summary>PostgreSQL's own name for a primary key, cut where a name may be no longer.</summary>
    private static string PrimaryKeyName(string table)
    {
        const string Suffix = "_pkey";
        const int Maximum = 63;
        while (System.Text.Encoding.UTF8.GetByteCount(table) + Suffix.Length > Maximum)
            table = table[..^(char.IsSurrogate(table[^1]) ? 2 : 1)];
        return table + Suffix;
    }

    private CatalogConstraint Key(string name, ConstraintKind kind, IEnumerable<SqlName> columns)
    {
        var list = $"({Quote.Identifiers(columns.Select(column => column.ToString()))})";
        return new CatalogConstraint(place.Id(ObjectKind.Constraint, name))
        {
            Kind = kind,
            Definition = list,
            Sql = (kind == ConstraintKind.PrimaryKey ? "PRIMARY KEY " : "UNIQUE ") + list,
            Tablespace = _indexTablespace,
        };
    }

    private CatalogConstraint ForeignKey(string name, ForeignKeyDeclaration key)
    {
        var schema = key.Schema?.ToString() ?? place.Schema;
        var onDelete = key.OnDelete switch
        {
            ReferentialAction.NoAction => "",
            ReferentialAction.Cascade => " ON DELETE CASCADE",
            ReferentialAction.SetNull => " ON DELETE SET NULL",
        };
        var definition = ReferenceDefinition(
            key.Columns.Select(column => column.ToString()),
            schema,
            key.Table.ToString(),
            key.References.Select(column => column.ToString()),
            onDelete);
        return new CatalogConstraint(place.Id(ObjectKind.Constraint, name))
        {
            Kind = ConstraintKind.ForeignKey,
            Definition = definition,
            Sql = "FOREIGN KEY " + definition,
            Target = new ObjectId(ObjectKind.Table, place.Database, schema, key.Table.ToString()),
        };
    }

    private CatalogConstraint Check(string name, CheckDeclaration check)
    {
        var column = Quote.Identifier(check.Column.ToString());
        var type = declared.Columns.GetValueOrDefault(check.Column)?.Type.ToString() ?? "text";
        var conditions = new List<string>();
        if (check.In.Count > 0)
            conditions.Add($"{column} = ANY ({Quote.Array(check.In, type)})");
        if (check.Minimum is { } minimum)
            conditions.Add($"{column} >= {Quote.Literal(minimum)}::{type}");
        if (check.Maximum is { } maximum)
            conditions.Add($"{column} <= {Quote.Literal(maximum)}::{type}");
        var sql = $"CHECK ({(conditions.Count == 0 ? "true" : string.Join(" AND ", conditions))})";
        return new CatalogConstraint(place.Id(ObjectKind.Constraint, name)) { Kind = ConstraintKind.Check, Definition = Fingerprint.Of(sql), Sql = sql };
    }
}
