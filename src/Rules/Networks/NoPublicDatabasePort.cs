using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>Nothing from a public network reaches a node that holds data, or the leader's lock.</summary>
public sealed class NoPublicDatabasePort : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1014";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var flows =
            from connection in Connections.Of(region)
            let listener = connection.To.Group
            where IsData(listener) && IsPublic(connection.From)
            let source = connection.From.Network is { } network ? $"public network '{network.Name}' of site '{network.Site}'" : "the internet"
            select new Finding(
                ModelPath.Of("flows", connection.Flow, "from"),
                $"Flow '{connection.Flow}' opens port {connection.Port} of group '{listener.Name}' of site '{listener.Site}' to {source}.",
                "Let it come through the poolers or the ingest gateway.");
        var homes =
            from @group in region.Groups.Where(IsData)
            from network in @group.Networks
            where network.Declared.Exposure == Exposure.Public
            select new Finding(
                @group.Path.Key("networks").Key(network.Name.ToString()),
                $"Group '{@group.Name}' of site '{@group.Site}' is in the public network '{network.Name}'.",
                "Put it into a private network.");
        return flows.Concat(homes);
    }

    private static bool IsData(NodeGroup group) => group.Role is not (NodeRole.Pooler or NodeRole.Gateway or NodeRole.Bastion);

    private static bool IsPublic(Endpoint end) => end.Network is null || end.Network.Declared.Exposure == Exposure.Public;
}
