using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that build, move and drop indexes, without stopping writers where the server can.</summary>
internal static class IndexSteps
{
    /// <summary>Makes, moves or drops an index; on a table in use without stopping its writers.</summary>
    public static IEnumerable<Step> For(Difference difference, PlanContext context)
    {
        var table = Parents.Table(difference.Id);
        var isHypertable = context.Wanted.Find(table with { Kind = ObjectKind.Hypertable }) is not null
            || context.Found.Find(table with { Kind = ObjectKind.Hypertable }) is not null;
        if (difference.Declared is not CatalogIndex declared)
            return [Drop(difference, isHypertable)];
        if (difference.Kind == DifferenceKind.Missing)
            return [Create(difference, declared, context.IsNew(table), isHypertable)];
        var found = (CatalogIndex)difference.Found!;
        var isSame = declared.Definition == found.Definition && declared.Unique == found.Unique && found.Valid;
        return isSame ? [Move(difference, declared)] : [Drop(difference, isHypertable), Create(difference, declared, isNewTable: false, isHypertable)];
    }

    private static Step Create(Difference difference, CatalogIndex index, bool isNewTable, bool isHypertable)
    {
        var tablespace = index.Tablespace.Length == 0 ? "" : $" TABLESPACE {Quote.Identifier(index.Tablespace)}";
        // TimescaleDB has no CONCURRENTLY; a transaction a chunk stops the writers of one chunk at a time. Unique ones it builds in one go only.
        var perChunk = isHypertable && !isNewTable && !index.Unique;
        var (word, options) = (isNewTable || isHypertable ? "" : "CONCURRENTLY ", perChunk ? " WITH (timescaledb.transaction_per_chunk)" : "");
        var (name, table) = (Quote.Identifier(index.Id.Part), Quote.Qualified(index.Id.Schema, index.Id.Name));
        var sql = $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {word}{name} ON {table} {index.Definition}{options}{tablespace}";
        var inTransaction = word.Length == 0 && !perChunk;
        return new Step
        {
            Object = index.Id,
            Kind = StepKind.Create,
            Reason = difference.Reason,
            Statements = [sql],
            Database = index.Id.Database,
            Rank = Ranks.Index,
            Transactional = inTransaction,
            Unit = inTransaction ? TableSteps.Unit(index.Id) : $"{TableSteps.Unit(index.Id)}\0{index.Id.Part}",
            Stage = inTransaction ? Stage.Tables : Stage.NewReferences,
            Lock = isNewTable ? LockLevel.None : word.Length > 0 ? LockLevel.ShareUpdateExclusive : LockLevel.Share,
            Reverse = $"DROP INDEX {word}{Quote.Qualified(index.Id.Schema, index.Id.Part)}",
            Effects = [Effect.Put(index)],
        };
    }

    private static Step Move(Difference difference, CatalogIndex index) => new()
    {
        Object = index.Id,
        Kind = StepKind.Rewrite,
        Reason = difference.Reason,
        Database = index.Id.Database,
        Unit = TableSteps.Unit(index.Id),
        Rank = Ranks.Index,
        Stage = Stage.Tables,
        Lock = LockLevel.AccessExclusive,
        Statements = [$"ALTER INDEX {Quote.Qualified(index.Id.Schema, index.Id.Part)} SET TABLESPACE {TablespaceOf.Sql(index.Tablespace)}"],
        Effects = [Effect.Put(index)],
    };

    /// <summary>In the table's transaction: a column that goes would take the index along, and a later drop would not find it.</summary>
    private static Step Drop(Difference difference, bool isHypertable)
    {
        var index = (CatalogIndex)difference.Found!;
        var name = Quote.Qualified(index.Id.Schema, index.Id.Part);
        return new Step
        {
            Object = index.Id,
            Kind = StepKind.Alter,
            Reason = index.Valid || isHypertable ? difference.Reason : difference.Reason + "; left behind by a build that broke off",
            Statements = [$"DROP INDEX {name}"],
            Database = index.Id.Database,
            Rank = Ranks.DropIndex,
            Unit = TableSteps.Unit(index.Id),
            Stage = Stage.Tables,
            Lock = LockLevel.AccessExclusive,
            Effects = [Effect.Remove(index.Id)],
        };
    }
}
