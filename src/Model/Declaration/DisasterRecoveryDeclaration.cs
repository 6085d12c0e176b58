using ClusterProvisioning.Model.Declaration.Operation;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>What disaster recovery asks of the sites.</summary>
public sealed record DisasterRecoveryDeclaration
{
    /// <summary>How far apart the two sites lie at the least (seed 000 §4.2).</summary>
    public Distance MinimumDistance { get; init; } = new(100_000);

    /// <summary>The link between the two sites.</summary>
    public LinkDeclaration? Link { get; init; }
}
