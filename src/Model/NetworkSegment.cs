using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A network of a site, cut into subnets.</summary>
public sealed record NetworkSegment
{
    /// <summary>The site's name.</summary>
    public required Name Site { get; init; }

    /// <summary>The network's name.</summary>
    public required Name Name { get; init; }

    /// <summary>The network as it was written.</summary>
    public required NetworkDeclaration Declared { get; init; }

    /// <summary>One subnet a zone for target aws, else the network itself.</summary>
    public required IReadOnlyList<Subnet> Subnets { get; init; }

    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("sites", Site, "networks", Name);

    /// <summary>The subnet that serves a zone.</summary>
    public Subnet SubnetIn(string zone) => Subnets.FirstOrDefault(subnet => subnet.Zone == zone) ?? Subnets[0];
}
