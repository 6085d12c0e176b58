using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A tablespace: a folder that is there, empty and owned by postgres on every member.</summary>
public sealed record TablespaceDeclaration
{
    /// <summary>What it is for.</summary>
    public required StorageTier Tier { get; init; }

    /// <summary>The folder, absolute and outside the data directory.</summary>
    public required string Location { get; init; }

    /// <summary>Its owner; the connecting role unless given.</summary>
    public SqlName? Owner { get; init; }

    /// <summary>Privileges by role.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<Privilege>> Grants { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<Privilege>>();

    /// <summary>Cost of a random read against a sequential one (random_page_cost).</summary>
    public double? RandomPageCost { get; init; }

    /// <summary>Reads that the storage takes at once (effective_io_concurrency).</summary>
    public int? EffectiveIoConcurrency { get; init; }
}
