using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make, change, move and drop tables.</summary>
internal static class TableSteps
{
    /// <summary>Steps of one table, and of what stands in front of it, run in one transaction.</summary>
    public static string Unit(ObjectId part) => $"{part.Schema}\0{part.Name}";

    /// <summary>Makes, changes or drops a table.</summary>
    public static IEnumerable<Step> For(Difference difference, PlanContext context) => difference.Kind switch
    {
        DifferenceKind.Missing => [Create(difference, (CatalogTable)difference.Declared!, context)],
        DifferenceKind.Changed => [Alter(difference, (CatalogTable)difference.Declared!, (CatalogTable)difference.Found!)],
        DifferenceKind.Unmanaged => [Drop((CatalogTable)difference.Found!, difference.Reason) with { Stage = Stage.DroppedTables }],
    };

    /// <summary>Drops a table with its rows.</summary>
    public static Step Drop(CatalogTable table, string reason) => new()
    {
        Object = table.Id,
        Kind = StepKind.Destructive,
        Reason = reason,
        Statements = [$"DROP TABLE {Name(table.Id)}"],
        Database = table.Id.Database,
        Stage = Stage.Tables,
        Unit = Unit(table.Id),
        Rank = Ranks.DropTable,
        Lock = LockLevel.AccessExclusive,
        Loses = $"the table {table.Id.Path} with {(table.Rows < 0 ? "an unknown number of" : $"about {table.Rows}")} rows",
        Effects = [Effect.Remove(table.Id)],
    };

    private static Step Create(Difference difference, CatalogTable table, PlanContext context)
    {
        var columns = context.ColumnsOf(table.Id).OrderBy(column => column.Position).ToList();
        var tablespace = table.Tablespace.Length == 0 ? "" : $" TABLESPACE {Quote.Identifier(table.Tablespace)}";
        var statements = new List<Statement> { $"CREATE TABLE {Name(table.Id)} ({string.Join(", ", columns.Select(ColumnSteps.Definition))}){tablespace}" };
        if (table.Owner is not null)
            statements.Add($"ALTER TABLE {Name(table.Id)} OWNER TO {Quote.Identifier(table.Owner)}");
        if (table.RowSecurity)
            statements.Add(RowSecurity(table));
        statements.AddRange(columns.Where(column => column.Default.Length > 0).Select(column => Recorded.Default(column.Id, column.Default)));
        return new Step
        {
            Object = table.Id,
            Kind = StepKind.Create,
            Reason = difference.Reason,
            Statements = statements,
            Database = table.Id.Database,
            Stage = Stage.Tables,
            Unit = Unit(table.Id),
            Rank = Ranks.Table,
            Reverse = $"DROP TABLE {Name(table.Id)}",
            Effects = [Effect.Put(table), .. columns.Select(Effect.Put)],
        };
    }

    private static Step Alter(Difference difference, CatalogTable declared, CatalogTable found)
    {
        var statements = new List<Statement>();
        if (declared.Owner is not null && declared.Owner != found.Owner)
            statements.Add($"ALTER TABLE {Name(declared.Id)} OWNER TO {Quote.Identifier(declared.Owner)}");
        if (declared.RowSecurity != found.RowSecurity || found.HalfSecured)
            statements.Add(RowSecurity(declared));
        if (found.Unlogged)
            statements.Add($"ALTER TABLE {Name(declared.Id)} SET LOGGED");
        if (found.DisabledTriggers.Count > 0)
            statements.Add($"ALTER TABLE {Name(declared.Id)} {string.Join(", ", found.DisabledTriggers.Select(Enabled))}");
        var isMoved = declared.Tablespace != found.Tablespace;
        if (isMoved)
            statements.Add($"ALTER TABLE {Name(declared.Id)} SET TABLESPACE {TablespaceOf.Sql(declared.Tablespace)}");
        return new Step
        {
            Object = declared.Id,
            Kind = isMoved || found.Unlogged ? StepKind.Rewrite : StepKind.Alter,
            Reason = difference.Reason,
            Statements = statements,
            Database = declared.Id.Database,
            Stage = Stage.Tables,
            Unit = Unit(declared.Id),
            Rank = Ranks.Table,
            Lock = LockLevel.AccessExclusive,
            Effects = [Effect.Put(declared with { Owner = declared.Owner ?? found.Owner, Rows = found.Rows })],
        };
    }

    private static string Enabled(string trigger) => $"ENABLE TRIGGER {Quote.Identifier(trigger)}";

    private static string RowSecurity(CatalogTable table) => table.RowSecurity
        ? $"ALTER TABLE {Name(table.Id)} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
        : $"ALTER TABLE {Name(table.Id)} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY";

    private static string Name(ObjectId id) => Quote.Qualified(id.Schema, id.Name);
}
