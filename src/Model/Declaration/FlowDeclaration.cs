using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A connection that may be made; what no flow declares is dropped.</summary>
public sealed record FlowDeclaration
{
    /// <summary>Who connects.</summary>
    public required IReadOnlyList<FlowEnd> From { get; init; }

    /// <summary>The node groups or roles that listen.</summary>
    public required IReadOnlyList<FlowEnd> To { get; init; }

    /// <summary>The TCP ports listened on.</summary>
    public required IReadOnlyList<Port> Ports { get; init; }

    /// <summary>The network on which the listener is reached; its first one unless given.</summary>
    public Name? Network { get; init; }

    /// <summary>How the one who connects proves who it is.</summary>
    public required Authentication Authentication { get; init; }

    /// <summary>Whether the flow also crosses from site to site.</summary>
    public Reach Reach { get; init; } = Reach.Site;
}
