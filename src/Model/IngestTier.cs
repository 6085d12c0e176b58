using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The ingest gateways of a site: the way in for the facilities' machines, each of which proves itself by a certificate.</summary>
/// <param name="Groups">Their groups, in the file's order.</param>
/// <param name="Port">The port that asks for the certificate.</param>
public sealed record IngestTier(IReadOnlyList<NodeGroup> Groups, Port Port)
{
    /// <summary>The one group, behind one address.</summary>
    public NodeGroup Group => Groups.Single();

    /// <summary>The gateways of all its groups.</summary>
    public IReadOnlyList<Node> Members => [.. Groups.SelectMany(group => group.Nodes)];
}
