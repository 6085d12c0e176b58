using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>How old chunks are compressed.</summary>
public sealed record CompressionDeclaration
{
    /// <summary>Age at which a chunk is compressed.</summary>
    public required Duration After { get; init; }

    /// <summary>Columns by which rows are kept together.</summary>
    public IReadOnlyList<SqlName> SegmentBy { get; init; } = [];

    /// <summary>Columns by which rows are sorted, the newest first.</summary>
    public IReadOnlyList<SqlName> OrderBy { get; init; } = [];
}
