using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;

namespace ClusterProvisioning.Database.Planning;

/// <summary>What has to be out of the way first: what is made anew because it differs, and what hangs on something that changes.</summary>
/// <param name="wanted">What is wanted.</param>
/// <param name="found">What the server has.</param>
internal sealed class Preparation(CatalogSnapshot wanted, CatalogSnapshot found)
{
    private readonly IReadOnlyList<Difference> _differences = CatalogComparer.Compare(wanted, found);

    /// <summary>The steps that drop it; the mending then finds it missing.</summary>
    public IEnumerable<Step> Steps()
    {
        var remade = TablesToMakeAnew().ToHashSet();
        var reshaped = ReshapedTables().ToHashSet();
        var remadeAggregates = Aggregates(remade).ToList();
        var views = Views(remade, reshaped, [.. remadeAggregates.Select(each => each.Id)])
            .Select(view => ViewSteps.Drop(view, "made anew below") with { Unit = TableSteps.Unit(((CatalogView)wanted.Find(view.Id)!).Table!) });
        var aggregates = remadeAggregates.Select(each => AggregateSteps.Drop((CatalogAggregate)found.Find(each.Id)!, each.Table!, "made anew below"));
        var references = References(remade).Select(key => ConstraintSteps.Drop(key, "made anew below"));
        var tables =
            remade.Select(table => TableSteps.Drop((CatalogTable)found.Find(table)!, "its time or space dimension is another: rows have to be loaded anew"));
        var parts = Parts(remade, reshaped);
        return views.Concat(aggregates).Concat(references).Concat(tables).Concat(parts);
    }

    private IEnumerable<ObjectId> TablesToMakeAnew() =>
        from difference in _differences
        where difference.Id.Kind == ObjectKind.Hypertable
        let table = Parents.Table(difference.Id)
        where (difference.Kind == DifferenceKind.Unmanaged || Destruction.IsOtherHypertable(difference))
            && wanted.Find(table) is not null
            && found.Find(table) is not null
        select table;

    /// <summary>Tables of which a column changes its type or goes: checks, policies and views may stand on it.</summary>
    private IEnumerable<ObjectId> ReshapedTables() =>
        from difference in _differences
        where difference.Id.Kind == ObjectKind.Column
        let isOther = difference is { Declared: CatalogColumn declared, Found: CatalogColumn column } && declared.Type != column.Type
        where isOther || difference.Kind == DifferenceKind.Unmanaged
        select Parents.Table(difference.Id);

    private IEnumerable<CatalogView> Views(HashSet<ObjectId> remade, HashSet<ObjectId> reshaped, HashSet<ObjectId> aggregates) =>
        from declared in wanted.All<CatalogView>()
        let view = found.Find(declared.Id) as CatalogView
        where view is not null
        let isOther = view.Definition != declared.Definition
        where isOther
            || (declared.Aggregate is { } aggregate && aggregates.Contains(aggregate))
            || (declared.Table is { } table && (remade.Contains(table) || reshaped.Contains(table)))
        select view;

    /// <summary>Aggregates with another query, or of a table that is made anew.</summary>
    private IEnumerable<CatalogAggregate> Aggregates(HashSet<ObjectId> remade) =>
        from declared in wanted.All<CatalogAggregate>()
        let aggregate = found.Find(declared.Id) as CatalogAggregate
        where aggregate is not null && declared.Table is { } table && (aggregate.Definition != declared.Definition || remade.Contains(table))
        select declared;

    /// <summary>References that are others, or that lead to a key or table that is made anew.</summary>
    private IEnumerable<CatalogConstraint> References(HashSet<ObjectId> remade)
    {
        var keys = _differences
            .Where(each => each is { Kind: not DifferenceKind.Missing, Found: CatalogConstraint { Kind: ConstraintKind.PrimaryKey or ConstraintKind.Unique } }
                || IsDroppedUniqueIndex(each))
            .Select(each => Parents.Table(each.Id))
            .ToHashSet();
        var columns = _differences
            .Where(each => each.Id.Kind == ObjectKind.Column && each.Kind != DifferenceKind.Missing)
            .Select(each => Parents.Table(each.Id))
            .ToHashSet();
        var dropped = _differences.Where(each => each.Id.Kind == ObjectKind.Table && each.Kind == DifferenceKind.Unmanaged).Select(each => each.Id).ToHashSet();
        var different =
            _differences.Where(each => each.Kind != DifferenceKind.Missing && each.Id.Kind == ObjectKind.Constraint).Select(each => each.Id).ToHashSet();
        return
            from key in found.All<CatalogConstraint>()
            where key.Kind == ConstraintKind.ForeignKey && !remade.Contains(Parents.Table(key.Id))
            where different.Contains(key.Id)
                || remade.Contains(key.Target!)
                || keys.Contains(key.Target!)
                || dropped.Contains(key.Target!)
                || columns.Contains(key.Target!)
                || columns.Contains(Parents.Table(key.Id))
            where !dropped.Contains(Parents.Table(key.Id)) || dropped.Contains(key.Target!)
            select key;
    }

    private static bool IsDroppedUniqueIndex(Difference difference) => difference is { Kind: not DifferenceKind.Missing, Found: CatalogIndex { Unique: true } };

    private IEnumerable<Step> Parts(HashSet<ObjectId> remade, HashSet<ObjectId> reshaped)
    {
        foreach (var part in found.Objects.Values)
        {
            var table = Parents.Table(part.Id);
            if (part is not (CatalogConstraint or CatalogPolicy) || remade.Contains(table) || wanted.Find(table) is null || found.Find(table) is null)
                continue;
            var isOther = wanted.Find(part.Id) is { } declared && declared.DifferencesFrom(part).Any(IsMoreThanPlace);
            if (part is CatalogConstraint { Kind: not ConstraintKind.ForeignKey } constraint
                && wanted.Find(part.Id) is not null
                && (isOther || (constraint.Kind == ConstraintKind.Check && reshaped.Contains(table))))
            {
                yield return ConstraintSteps.Drop(constraint, "made anew below");
            }

            if (part is CatalogPolicy policy && wanted.Find(part.Id) is not null && (isOther || reshaped.Contains(table)))
                yield return ViewSteps.DropPolicy(policy, "made anew below");
        }
    }

    private static bool IsMoreThanPlace(string difference) => !difference.StartsWith("tablespace ", StringComparison.Ordinal);
}
