using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>One network of a site: a VLAN on metal; subnets, a security group and network ACLs on AWS.</summary>
public sealed record NetworkDeclaration
{
    /// <summary>The block that holds it.</summary>
    public required Name Block { get; init; }

    /// <summary>Its addresses. Target aws cuts it into one subnet a zone.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>Who can reach it at all.</summary>
    public Exposure Exposure { get; init; } = Exposure.Private;

    /// <summary>The VLAN's number (IEEE 802.1Q), for target metal.</summary>
    [Range(1, 4094)]
    public int? Vlan { get; init; }
}
