using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Reading;

namespace ClusterProvisioning.Database.Planning;

/// <summary>What a step's making may look at besides its own difference.</summary>
internal sealed class PlanContext
{
    private readonly Dictionary<ObjectId, DifferenceKind> _gone;
    private readonly ILookup<ObjectId, CatalogColumn> _columns;

    /// <summary>Looks at two snapshots and what differs between them.</summary>
    public PlanContext(CatalogSnapshot wanted, CatalogSnapshot found, IReadOnlyList<Difference> differences, ServerFacts facts)
    {
        Wanted = wanted;
        Found = found;
        Facts = facts;
        _gone = differences.Where(each => each.Kind != DifferenceKind.Changed).ToDictionary(each => each.Id, each => each.Kind);
        _columns = wanted.All<CatalogColumn>().ToLookup(column => Parents.Table(column.Id));
    }

    /// <summary>The objects that are wanted.</summary>
    public CatalogSnapshot Wanted { get; }

    /// <summary>The objects that the server has.</summary>
    public CatalogSnapshot Found { get; }

    /// <summary>Version and edition of the server.</summary>
    public ServerFacts Facts { get; }

    /// <summary>The wanted columns of a table.</summary>
    public IEnumerable<CatalogColumn> ColumnsOf(ObjectId table) => _columns[table];

    /// <summary>True where the table is about to be made.</summary>
    public bool IsNew(ObjectId table) => _gone.TryGetValue(table, out var kind) && kind == DifferenceKind.Missing;

    /// <summary>False for what goes with something else: columns of a new table, parts of what is dropped.</summary>
    public bool HasOwnStep(Difference difference)
    {
        if (difference.Kind == DifferenceKind.Missing)
            return difference.Id.Kind != ObjectKind.Column || !IsNew(Parents.Table(difference.Id));
        if (difference.Kind == DifferenceKind.Changed)
            return true;
        // A role's settings and memberships go with it; privileges have to be taken back before.
        var cascading =
            Parents.Of(difference.Found!).Where(parent => parent.Kind != ObjectKind.Role || difference.Id.Kind is ObjectKind.Setting or ObjectKind.Membership);
        return !cascading.Any(parent => _gone.TryGetValue(parent, out var kind) && kind == DifferenceKind.Unmanaged);
    }
}
