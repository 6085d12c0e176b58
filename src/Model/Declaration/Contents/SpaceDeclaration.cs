using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A second dimension of a hypertable: rows go to one of several partitions by hash.</summary>
public sealed record SpaceDeclaration
{
    /// <summary>The column.</summary>
    public required SqlName Column { get; init; }

    /// <summary>How many.</summary>
    public required int Partitions { get; init; }
}
