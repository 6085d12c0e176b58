using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make, move and drop constraints.</summary>
internal static class ConstraintSteps
{
    /// <summary>Makes, moves, validates or drops a constraint; one that is otherwise different was dropped before.</summary>
    public static IEnumerable<Step> For(Difference difference, PlanContext context)
    {
        if (difference.Declared is not CatalogConstraint declared)
            return [Drop((CatalogConstraint)difference.Found!, difference.Reason)];
        return difference.Kind == DifferenceKind.Missing ? [Create(difference, declared, context)] : [Move(difference, declared)];
    }

    /// <summary>Drops a constraint; its index goes with it.</summary>
    public static Step Drop(CatalogConstraint constraint, string reason) => new()
    {
        Object = constraint.Id,
        Kind = StepKind.Alter,
        Reason = reason,
        Database = constraint.Id.Database,
        Unit = TableSteps.Unit(constraint.Id),
        Rank = Ranks.DropConstraint,
        Lock = LockLevel.AccessExclusive,
        Stage = constraint.Kind == ConstraintKind.ForeignKey ? Stage.References : Stage.Tables,
        Statements = [$"ALTER TABLE {Quote.Qualified(constraint.Id.Schema, constraint.Id.Name)} DROP CONSTRAINT {Quote.Identifier(constraint.Id.Part)}"],
        Effects = [Effect.Remove(constraint.Id)],
    };

    private static Step Create(Difference difference, CatalogConstraint constraint, PlanContext context)
    {
        var (id, table) = (constraint.Id, Quote.Qualified(difference.Id.Schema, difference.Id.Name));
        var tablespace = string.IsNullOrEmpty(constraint.Tablespace) ? "" : $" USING INDEX TABLESPACE {Quote.Identifier(constraint.Tablespace)}";
        var add = $"ALTER TABLE {table} ADD CONSTRAINT {Quote.Identifier(id.Part)} {constraint.Sql}{tablespace}";
        var isKey = constraint.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique;
        return new Step
        {
            Object = id,
            Kind = StepKind.Create,
            Reason = difference.Reason,
            Database = id.Database,
            Unit = TableSteps.Unit(id),
            Rank = Ranks.Constraint,
            Statements = constraint.Kind == ConstraintKind.Check ? [add, Recorded.Check(id, constraint.Definition)] : [add],
            Stage = constraint.Kind == ConstraintKind.ForeignKey ? Stage.NewReferences : Stage.Tables,
            Lock = context.IsNew(Parents.Table(id)) ? LockLevel.None
                : isKey || constraint.Kind == ConstraintKind.Check ? LockLevel.AccessExclusive
                : LockLevel.ShareRowExclusive,
            Reverse = $"ALTER TABLE {table} DROP CONSTRAINT {Quote.Identifier(id.Part)}",
            Effects = [Effect.Put(constraint)],
        };
    }

    private static Step Move(Difference difference, CatalogConstraint constraint)
    {
        return new Step
        {
            Object = difference.Id,
            Kind = StepKind.Rewrite,
            Reason = difference.Reason,
            Database = difference.Id.Database,
            Unit = TableSteps.Unit(difference.Id),
            Rank = Ranks.Index,
            Stage = Stage.Tables,
            Lock = LockLevel.AccessExclusive,
            Statements = [$"ALTER INDEX {Quote.Qualified(difference.Id.Schema, difference.Id.Part)} SET TABLESPACE {TablespaceOf.Sql(constraint.Tablespace)}"],
            Effects = [Effect.Put(constraint)],
        };
    }
}
