using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Knows which differences cannot be mended without losing something.</summary>
internal static class Destruction
{
    /// <summary>True where the mending loses data, or a definition that is nowhere else.</summary>
    public static bool Loses(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Missing => false,
        DifferenceKind.Unmanaged => difference.Id.Kind is ObjectKind.Role or ObjectKind.Tablespace or ObjectKind.Slot
            or ObjectKind.Schema or ObjectKind.Extension or ObjectKind.Routine or ObjectKind.Relation or ObjectKind.Type
            or ObjectKind.Table or ObjectKind.Column or ObjectKind.Trigger or ObjectKind.View or ObjectKind.Hypertable or ObjectKind.Aggregate,
        DifferenceKind.Changed => IsOtherHypertable(difference) || IsMovedTablespace(difference) || IsOtherAggregate(difference),
    };

    /// <summary>True where the table has to be made anew: its dimensions are others.</summary>
    public static bool IsOtherHypertable(Difference difference) =>
        difference is { Kind: DifferenceKind.Changed, Declared: CatalogHypertable declared, Found: CatalogHypertable found }
            && (declared.Time != found.Time || declared.Space != found.Space);

    /// <summary>True for an aggregate with another query; it has to be made anew.</summary>
    public static bool IsOtherAggregate(Difference difference) =>
        difference is { Kind: DifferenceKind.Changed, Declared: CatalogAggregate declared, Found: CatalogAggregate found }
            && declared.Definition != found.Definition;

    /// <summary>True for a tablespace that is somewhere else; PostgreSQL cannot move one.</summary>
    public static bool IsMovedTablespace(Difference difference) =>
        difference is { Kind: DifferenceKind.Changed, Declared: CatalogTablespace declared, Found: CatalogTablespace found }
            && declared.Location != found.Location;
}
