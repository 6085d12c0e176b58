using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Sql;
using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Turns rows of PostgreSQL's catalog into objects.</summary>
/// <param name="database">The database's name.</param>
/// <param name="definitions">Which declared text each found text goes back to.</param>
internal sealed class DatabaseRows(string database, Definitions definitions)
{
    private const int Descending = 3;

    /// <summary>A schema; those that nobody declared say how much they hold.</summary>
    public CatalogObject Schema(NpgsqlDataReader row) =>
        new CatalogSchema(new ObjectId(ObjectKind.Schema, database, row.Text(0)), row.Text(1), row.GetBoolean(2) ? 0 : row.GetInt32(3));

    /// <summary>A row of <c>pg_extension</c>.</summary>
    public CatalogObject Extension(NpgsqlDataReader row) => new CatalogExtension(new ObjectId(ObjectKind.Extension, database, Name: row.Text(0)), row.Text(1));

    /// <summary>A table, view or stray relation.</summary>
    public CatalogObject Relation(NpgsqlDataReader row)
    {
        var (schema, name, owner) = (row.Text(0), row.Text(1), row.Text(3));
        var kind = row.Text(2);
        return kind switch
        {
            "r" or "p" => Table(row, Id(ObjectKind.Table, schema, name)),
            "v" => new CatalogView(Id(ObjectKind.View, schema, name)) { Owner = owner, Definition = definitions.Of("view", schema, name, "", row.Text(7)) },
            _ => new CatalogStray(Id(ObjectKind.Relation, schema, name))
            {
                Sort = kind switch { "m" => "MATERIALIZED VIEW", "f" => "FOREIGN TABLE", _ => "SEQUENCE" },
                Owner = owner,
                Oid = row.GetInt64(8),
            },
        };
    }

    private static CatalogTable Table(NpgsqlDataReader row, ObjectId id) => new(id)
    {
        Owner = row.Text(3),
        Tablespace = row.Text(4),
        RowSecurity = row.GetBoolean(5),
        HalfSecured = row.GetBoolean(9) && !row.GetBoolean(5),
        Rows = row.GetInt64(6),
        Unlogged = row.GetBoolean(10),
        DisabledTriggers = row.Texts(11),
        Disabled = row.TextOrNull(12) ?? "",
    };

    /// <summary>A row of <c>pg_attribute</c>, with the default that belongs to it.</summary>
    public CatalogObject Column(NpgsqlDataReader row)
    {
        var (schema, table, name) = (row.Text(0), row.Text(1), row.Text(2));
        return new CatalogColumn(Id(ObjectKind.Column, schema, table, name))
        {
            Type = row.Text(3) + (row.GetBoolean(6) ? " generated" : ""),
            NotNull = row.GetBoolean(4),
            Identity = row.GetBoolean(5),
            Default = definitions.Of("default", schema, table, name, row.TextOrNull(7)),
        };
    }

    /// <summary>A row of <c>pg_constraint</c>, spelled as declarations are.</summary>
    public CatalogObject Constraint(NpgsqlDataReader row)
    {
        var (schema, table, name) = (row.Text(0), row.Text(1), row.Text(2));
        var kind = row.Text(3) switch
        {
            "p" => ConstraintKind.PrimaryKey,
            "u" => ConstraintKind.Unique,
            "f" => ConstraintKind.ForeignKey,
            "c" => ConstraintKind.Check,
            _ => ConstraintKind.Other,
        };
        var columns = row.Texts(4);
        return new CatalogConstraint(Id(ObjectKind.Constraint, schema, table, name))
        {
            Kind = kind,
            Definition = kind switch
            {
                ConstraintKind.Check => definitions.Of("check", schema, table, name, row.Text(11)),
                ConstraintKind.ForeignKey => TableConstraints.ReferenceDefinition(columns, row.Text(5), row.Text(6), row.Texts(7), OnDelete(row.Text(8)))
                    + row.Text(12),
                ConstraintKind.PrimaryKey or ConstraintKind.Unique or ConstraintKind.Other => $"({Quote.Identifiers(columns)}){row.Text(12)}",
            },
            Tablespace = kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique ? row.Text(10) : null,
            Target = kind == ConstraintKind.ForeignKey ? Id(ObjectKind.Table, row.Text(5), row.Text(6)) : null,
            Validated = row.GetBoolean(9),
        };
    }

    /// <summary>A row of <c>pg_index</c> that belongs to no constraint.</summary>
    public CatalogObject Index(NpgsqlDataReader row)
    {
        var options = row.GetFieldValue<int[]>(8);
        var columns = row.Texts(7).Select((column, i) => (column.Length == 0 ? "expression" : Quote.Identifier(column)) + Direction(options[i]));
        return new CatalogIndex(Id(ObjectKind.Index, row.Text(0), row.Text(1), row.Text(2)))
        {
            Definition = $"USING {row.Text(3)} ({string.Join(", ", columns)}){row.Text(9)}",
            Unique = row.GetBoolean(4),
            Valid = row.GetBoolean(5),
            Tablespace = row.Text(6),
        };
    }

    /// <summary>A row of <c>pg_policy</c>.</summary>
    public CatalogObject Policy(NpgsqlDataReader row) =>
        new CatalogPolicy(
            Id(ObjectKind.Policy, row.Text(0), row.Text(1), row.Text(2)),
            definitions.Of("policy", row.Text(0), row.Text(1), row.Text(2), row.Text(3)));

    /// <summary>A row of <c>pg_trigger</c>; all of them are strays.</summary>
    public CatalogObject Trigger(NpgsqlDataReader row) =>
        new CatalogStray(Id(ObjectKind.Trigger, row.Text(0), row.Text(1), row.Text(2))) { Sort = "TRIGGER", Oid = row.GetInt64(3) };

    /// <summary>A function, procedure or aggregate function.</summary>
    public CatalogObject Routine(NpgsqlDataReader row)
    {
        var (schema, name, arguments) = (row.Text(0), row.Text(1), row.Text(2));
        var sort = row.Text(3) switch { "p" => "PROCEDURE", "a" => "AGGREGATE", _ => "FUNCTION" };
        var id = Id(ObjectKind.Routine, schema, name, arguments);
        return schema == ManagedScope.Own
            ? new CatalogRoutine(id, definitions.Of("routine", schema, name, arguments, row.TextOrNull(5))) { Sort = sort }
            : new CatalogStray(id) { Sort = sort, Owner = row.Text(4), Oid = row.GetInt64(6) };
    }

    /// <summary>A row of <c>pg_type</c>; all of them are strays.</summary>
    public CatalogObject Type(NpgsqlDataReader row) =>
        new CatalogStray(Id(ObjectKind.Type, row.Text(0), row.Text(1))) { Sort = row.Text(2), Owner = row.Text(3), Oid = row.GetInt64(4) };

    /// <summary>Privileges on a schema, table, view or column.</summary>
    public CatalogObject Grant(NpgsqlDataReader row)
    {
        var target = row.Text(0) switch
        {
            "schema" => GrantTarget.Schema,
            "view" => GrantTarget.View,
            "column" => GrantTarget.Column,
            "function" => GrantTarget.Routine,
            _ => GrantTarget.Table,
        };
        return new CatalogGrant(new ObjectId(ObjectKind.Grant, database, row.Text(1), row.Text(2), row.Text(3), row.Text(4)), target, Privileges(row.Texts(5)));
    }

    /// <summary>Privileges on later tables.</summary>
    public CatalogObject DefaultGrant(NpgsqlDataReader row)
    {
        var part = row.Text(2) switch { "r" => "tables", "S" => "sequences", "f" => "functions", "T" => "types", _ => "schemas" };
        return new CatalogDefaultGrant(new ObjectId(ObjectKind.DefaultGrant, database, row.Text(0), row.Text(1), part, row.Text(3)), Privileges(row.Texts(4)));
    }

    private ObjectId Id(ObjectKind kind, string schema, string name, string part = "") => new(kind, database, schema, name, part);

    private static string[] Privileges(string[] privileges) => [.. privileges.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Direction(int option) => option switch { 0 => "", Descending => " DESC", 1 => " DESC NULLS LAST", _ => " NULLS FIRST" };

    private static string OnDelete(string action) =>
        action switch { "c" => " ON DELETE CASCADE", "n" => " ON DELETE SET NULL", "r" => " ON DELETE RESTRICT", "d" => " ON DELETE SET DEFAULT", _ => "" };
}
