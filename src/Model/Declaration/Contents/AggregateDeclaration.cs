using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A continuous aggregate: count, least, greatest and mean of a column by bucket.</summary>
public sealed record AggregateDeclaration
{
    /// <summary>How long one bucket lasts.</summary>
    public required Duration Bucket { get; init; }

    /// <summary>The column that is summed up.</summary>
    public required SqlName Value { get; init; }

    /// <summary>Columns by which it is grouped.</summary>
    public IReadOnlyList<SqlName> By { get; init; } = [];

    /// <summary>How often it is refreshed.</summary>
    public required Duration RefreshEvery { get; init; }

    /// <summary>How far back a refresh looks.</summary>
    public required Duration RefreshFrom { get; init; }
}
