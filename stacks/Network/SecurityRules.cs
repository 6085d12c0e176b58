using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Opens the security groups of a site for its connections: at the listener, and at the one who connects. Who comes from outside the region's machines reaches poolers and gateways through their load balancers.</summary>
internal sealed class SecurityRules
{
    private readonly SiteScope _scope;
    private readonly SecurityGroups _groups;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    private SecurityRules(SiteScope scope, SecurityGroups groups) => (_scope, _groups) = (scope, groups);

    /// <summary>Makes the rules of every connection that begins or ends at the site.</summary>
    public static void Create(SiteScope scope, SecurityGroups groups, IReadOnlyList<Connection> connections)
    {
        var rules = new SecurityRules(scope, groups);
        foreach (var connection in connections)
        {
            if (scope.IsHere(connection.To.Network.Site))
                rules.AddListener(connection);
            if (connection.From is { Network: { } from, Group: not null } && scope.IsHere(from.Site))
                rules.AddCaller(connection);
        }

        rules.AddHealthChecks();
    }

    private void AddListener(Connection connection)
    {
        var (group, network) = (connection.To.Group, connection.To.Network);
        var own = _groups.Of(group, network);
        var peer = _scope.PeerName(connection.From);
        if (Balancer(connection) is { } balancer)
        {
            AddPeer(true, balancer, _scope.NameOf(group.Name, "balancer", "from", peer, connection.Port), connection.From, connection);
            Between(balancer, own, _scope.NameOf(group.Name, "balancer"), group.Name.ToString(), connection.Port);
        }
        else
        {
            AddPeer(true, own, _scope.NameOf(group.Name, "on", network.Name, "from", peer, connection.Port), connection.From, connection);
        }
    }

    private void AddCaller(Connection connection)
    {
        var own = _groups.Of(connection.From.Group!, connection.From.Network!);
        var name = _scope.NameOf(connection.From.Group!.Name, "on", connection.From.Network!.Name, "to", _scope.PeerName(connection.To), connection.Port);
        AddPeer(false, own, name, connection.To, connection);
    }

    /// <summary>The load balancer answers for its targets only after it has asked them.</summary>
    private void AddHealthChecks()
    {
        foreach (var group in _scope.Site.Groups)
        {
            if (_groups.OfBalancer(group) is { } balancer)
                Between(balancer, _groups.Of(group, group.Networks[0]), _scope.NameOf(group.Name, "balancer"), group.Name.ToString(), _scope.Region.Declared.Haproxy.HealthPort);
        }
    }

    /// <summary>The load balancer that a connection goes through; null where it goes straight to the machines.</summary>
    private Aws.Ec2.SecurityGroup? Balancer(Connection connection)
    {
        // Machines dial each other by their own addresses, and their firewalls let them reach no others (NodeFiles, Firewall and GatewayProxy).
        if (connection.From.Group is not null)
            return null;
        var declared = _scope.Region.Declared;
        var group = connection.To.Group;
        var isBalanced = group.Role == NodeRole.Gateway
            ? connection.Port == declared.Ingest.Port
            : connection.Port == declared.Haproxy.WritePort || connection.Port == declared.Haproxy.ReadPort;
        return isBalanced ? _groups.OfBalancer(group) : null;
    }

    /// <summary>A peer at the same site is named by its security group, others by address: groups do not reach over AWS regions.</summary>
    private void AddPeer(bool inwards, Aws.Ec2.SecurityGroup own, string name, Endpoint peer, Connection connection)
    {
        if (peer is { Network: { } network, Group: { } group } && _scope.IsHere(network.Site))
        {
            Add(inwards, own, name, _groups.Of(group, network).Id, null, connection.Port);
        }
        else
        {
            foreach (var cidr in peer.Cidrs)
                Add(inwards, own, name, null, cidr, connection.Port);
        }
    }

    /// <summary>Opens a port from one group to another, at both; several flows may ask for the same.</summary>
    private void Between(Aws.Ec2.SecurityGroup from, Aws.Ec2.SecurityGroup to, string fromName, string toName, Port port)
    {
        Add(false, from, $"{fromName}-to-{toName}-{port}", to.Id, null, port);
        Add(true, to, $"{fromName}-reaches-{toName}-{port}", from.Id, null, port);
    }

    private void Add(bool inwards, Aws.Ec2.SecurityGroup own, string name, Output<string>? group, Cidr? cidr, Port port)
    {
        if (!_made.Add(name))
            return;
        Create(inwards, own, name, "tcp", group, cidr, port);
        if (IsGossip(port))
            Create(inwards, own, $"{name}-udp", "udp", group, cidr, port);
    }

    private bool IsGossip(Port port) => _scope.Region.DcsRole == NodeRole.Consul && port == _scope.Region.Declared.Consul.SerfPort;

    private void Create(bool inwards, Aws.Ec2.SecurityGroup own, string name, string protocol, Output<string>? group, Cidr? cidr, Port port)
    {
        Input<string>? peerGroup = group is null ? null : (Input<string>)group;
        Input<string>? peerCidr = cidr is { } addresses ? (Input<string>)addresses.ToString() : null;
        if (inwards)
        {
            _ = new Aws.Vpc.SecurityGroupIngressRule(name, new Aws.Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = own.Id,
                ReferencedSecurityGroupId = peerGroup,
                CidrIpv4 = peerCidr,
                IpProtocol = protocol,
                FromPort = port.Number,
                ToPort = port.Number,
                Tags = SiteScope.Tags(name, "network"),
            }, _scope.Options());
        }
        else
        {
            _ = new Aws.Vpc.SecurityGroupEgressRule(name, new Aws.Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = own.Id,
                ReferencedSecurityGroupId = peerGroup,
                CidrIpv4 = peerCidr,
                IpProtocol = protocol,
                FromPort = port.Number,
                ToPort = port.Number,
                Tags = SiteScope.Tags(name, "network"),
            }, _scope.Options());
        }
    }
}
