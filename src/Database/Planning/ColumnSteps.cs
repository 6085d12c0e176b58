using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that add, change and drop columns.</summary>
internal static class ColumnSteps
{
    /// <summary>Adds, changes or drops a column.</summary>
    public static IEnumerable<Step> For(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Missing => [Add(difference, (CatalogColumn)difference.Declared!)],
        DifferenceKind.Changed => [Alter(difference, (CatalogColumn)difference.Declared!, (CatalogColumn)difference.Found!)],
        DifferenceKind.Unmanaged => [Drop(difference)],
    };

    /// <summary>A column as CREATE TABLE and ADD COLUMN take it.</summary>
    public static string Definition(CatalogColumn column)
    {
        var value = column.Identity ? " GENERATED ALWAYS AS IDENTITY" : column.DefaultSql.Length > 0 ? $" DEFAULT {column.DefaultSql}" : "";
        return $"{Quote.Identifier(column.Id.Part)} {column.Type}{(column.NotNull ? " NOT NULL" : "")}{value}";
    }

    private static Step Add(Difference difference, CatalogColumn declared) => Of(difference) with
    {
        Kind = StepKind.Create,
        Statements = [$"ALTER TABLE {Table(difference)} ADD COLUMN {Definition(declared)}", .. Record(declared)],
        Reverse = $"ALTER TABLE {Table(difference)} DROP COLUMN {Quote.Identifier(difference.Id.Part)}",
        Effects = [Effect.Put(declared)],
    };

    private static Step Drop(Difference difference) => Of(difference) with
    {
        Kind = StepKind.Destructive,
        Rank = Ranks.DropColumn,
        Statements = [$"ALTER TABLE {Table(difference)} DROP COLUMN {Quote.Identifier(difference.Id.Part)}"],
        Loses = $"the column {difference.Id.Path} and its values",
        Effects = [Effect.Remove(difference.Id)],
    };

    private static Step Of(Difference difference) => new()
    {
        Object = difference.Id,
        Kind = StepKind.Alter,
        Reason = difference.Reason,
        Statements = [],
        Database = difference.Id.Database,
        Stage = Stage.Tables,
        Unit = TableSteps.Unit(difference.Id),
        Rank = Ranks.Column,
        Lock = LockLevel.AccessExclusive,
        Effects = [],
    };

    private static string Table(Difference difference) => Quote.Qualified(difference.Id.Schema, difference.Id.Name);

    private static Step Alter(Difference difference, CatalogColumn declared, CatalogColumn found)
    {
        var table = Table(difference);
        var column = Quote.Identifier(declared.Id.Part);
        var isOther = declared.Type != found.Type;
        var actions = new List<string>();
        if (found.Identity && (!declared.Identity || isOther))
            actions.Add("DROP IDENTITY");
        if (found.Default.Length > 0 && (isOther || declared.Default.Length == 0))
            actions.Add("DROP DEFAULT");
        if (isOther)
            actions.Add($"TYPE {declared.Type} USING {column}::text::{declared.Type}");
        if (declared.NotNull && !found.NotNull)
            actions.Add("SET NOT NULL");
        if (!declared.NotNull && found.NotNull)
            actions.Add("DROP NOT NULL");
        var setsDefault = declared.Default.Length > 0 && (isOther || declared.Default != found.Default);
        if (setsDefault)
            actions.Add($"SET DEFAULT {declared.DefaultSql}");
        if (declared.Identity && (!found.Identity || isOther))
            actions.Add("ADD GENERATED ALWAYS AS IDENTITY");
        // One statement each: PostgreSQL sorts the parts of one ALTER TABLE into passes of its own.
        IEnumerable<Statement> statements = actions.Select(action => Statement.FromString($"ALTER TABLE {table} ALTER COLUMN {column} {action}"));
        return Of(difference) with
        {
            Kind = isOther ? StepKind.Rewrite : StepKind.Alter,
            Statements = [.. statements, .. setsDefault ? Record(declared) : []],
            Effects = [Effect.Put(declared)],
        };
    }

    private static IEnumerable<Statement> Record(CatalogColumn column) => column.Default.Length > 0 ? [Recorded.Default(column.Id, column.Default)] : [];
}
