using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>What the values of a column must be.</summary>
public sealed record CheckDeclaration
{
    /// <summary>The column.</summary>
    public required SqlName Column { get; init; }

    /// <summary>The values allowed; any unless given.</summary>
    public IReadOnlyList<string> In { get; init; } = [];

    /// <summary>The least value allowed.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value allowed.</summary>
    public string? Maximum { get; init; }
}
