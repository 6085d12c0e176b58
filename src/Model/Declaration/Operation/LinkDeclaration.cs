using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Operation;

/// <summary>The link between the primary and the DR site.</summary>
public sealed record LinkDeclaration
{
    /// <summary>What it carries.</summary>
    public required Bandwidth Bandwidth { get; init; }

    /// <summary>What each database node may send over it (tc); all of it unless given.</summary>
    public Bandwidth? Shape { get; init; }
}
