using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>A security group for each node group in each of its networks, and one for each load balancer. Groups are empty; rules are resources of
/// their own.</summary>
internal sealed class SecurityGroups
{
    private readonly Dictionary<(Name Group, Name Network), Pulumi.Aws.Ec2.SecurityGroup> _byGroup = [];
    private readonly Dictionary<Name, Pulumi.Aws.Ec2.SecurityGroup> _byBalancer = [];

    private readonly RegionDeclaration _declared;

    /// <summary>Makes a site's groups.</summary>
    public SecurityGroups(SiteScope scope)
    {
        _declared = scope.Region.Declared;
        foreach (var group in scope.Site.Groups)
        {
            foreach (var network in group.Networks)
                _byGroup.Add((group.Name, network.Name), Group(scope, scope.NameOf(group.Name, "on", network.Name), $"{group.Name} on {network.Name}"));
            if (group.Role is NodeRole.Pooler or NodeRole.Gateway)
                _byBalancer.Add(group.Name, Group(scope, scope.NameOf(group.Name, "balancer"), $"load balancer before {group.Name}"));
        }
    }

    /// <summary>The security group of a node group in one of its networks.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup Of(NodeGroup group, Model.NetworkSegment network) => _byGroup[(group.Name, network.Name)];

    /// <summary>The security group of the load balancer before a node group; null where there is none.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup? OfBalancer(NodeGroup group) => _byBalancer.GetValueOrDefault(group.Name);

    /// <summary>The security group of the load balancer that a connection goes through; null where it goes straight to the machines.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup? BalancerBefore(Connection connection)
    {
        // Machines dial each other by their own addresses, and their firewalls let them reach no others (Firewall, GatewayProxy).
        if (connection.From.Group is not null)
            return null;
        var group = connection.To.Group;
        var isBalanced = group.Role == NodeRole.Gateway
            ? connection.Port == _declared.Ingest.Port
            : connection.Port == _declared.Haproxy.WritePort || connection.Port == _declared.Haproxy.ReadPort;
        return isBalanced ? OfBalancer(group) : null;
    }

    /// <summary>Whom a connection to this site reaches first.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup ReachedBy(Connection connection) =>
        BalancerBefore(connection) ?? Of(connection.To.Group, connection.To.Network);

    private static Pulumi.Aws.Ec2.SecurityGroup Group(SiteScope scope, string name, string description) => new(name, new Pulumi.Aws.Ec2.SecurityGroupArgs
    {
        VpcId = scope.Vpc.Id,
        Description = $"{scope.Region.Name} {scope.Site.Name}: {description}",
        Tags = SiteScope.Tags(name, "network"),
    }, scope.Options());
}
