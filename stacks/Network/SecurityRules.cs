using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Opens the security groups of a site for its connections: at the listener, and at the one who connects. Who comes from outside the
/// region's machines reaches poolers and gateways through their load balancers.</summary>
internal sealed class SecurityRules
{
    private readonly SiteScope _scope;
    private readonly SecurityGroups _groups;
    private readonly SecurityGroupRules _rules;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly HashSet<(bool Inwards, Pulumi.Aws.Ec2.SecurityGroup Own, Cidr Peer, Port Port)> _opened = [];

    /// <summary>Makes the rules of every connection that begins or ends at the site.</summary>
    public SecurityRules(SiteScope scope, SecurityGroups groups, IReadOnlyList<Connection> connections)
    {
        (_scope, _groups, _rules) = (scope, groups, new SecurityGroupRules(scope));
        foreach (var connection in connections)
        {
            if (scope.IsHere(connection.To.Network.Site))
                AddListener(connection);
            if (connection.From.Network is { } from && scope.IsHere(from.Site))
                AddCallers(connection, from);
        }

        AddHealthChecks();
    }

    private void AddListener(Connection connection)
    {
        var (group, network) = (connection.To.Group, connection.To.Network);
        var own = _groups.Of(group, network);
        var peer = _scope.PeerName(connection.From);
        if (_groups.BalancerBefore(connection) is { } balancer)
        {
            AddPeer(true, balancer, _scope.NameOf(group.Name, "balancer", "from", peer, connection.Port), connection.From, connection);
            Between(balancer, own, _scope.NameOf(group.Name, "balancer"), group.Name.ToString(), connection.Port);
        }
        else
        {
            AddPeer(true, own, _scope.NameOf(group.Name, "on", network.Name, "from", peer, connection.Port), connection.From, connection);
        }
    }

    private void AddCallers(Connection connection, Model.NetworkSegment from)
    {
        var callers = connection.From.Group is { } caller ? [caller] : _scope.Site.Groups
            .Where(group => group.Networks.Any(own => own.Path == from.Path) && MachineServices.CallsForItsNetwork(_scope.Region, group));
        foreach (var each in callers)
            AddCaller(connection, each, from);
    }

    private void AddCaller(Connection connection, NodeGroup caller, Model.NetworkSegment from)
    {
        var name = _scope.NameOf(caller.Name, "on", from.Name, "to", _scope.PeerName(connection.To), connection.Port);
        AddPeer(false, _groups.Of(caller, from), name, connection.To, connection);
    }

    /// <summary>The load balancer answers for its targets only after it has asked them.</summary>
    private void AddHealthChecks()
    {
        foreach (var group in _scope.Site.Groups)
        {
            if (_groups.OfBalancer(group) is { } balancer)
            {
                var machines = _groups.Of(group, group.Networks[0]);
                Between(balancer, machines, _scope.NameOf(group.Name, "balancer"), group.Name.ToString(), _scope.Region.Declared.Haproxy.HealthPort);
            }
        }
    }

    /// <summary>A peer at the same site is named by its security group, others by address: groups do not reach over AWS regions.</summary>
    private void AddPeer(bool inwards, Pulumi.Aws.Ec2.SecurityGroup own, string name, Endpoint peer, Connection connection)
    {
        if (peer is { Network: { } network, Group: { } group } && _scope.IsHere(network.Site))
        {
            Add(inwards, own, name, new SecurityGroupPeer(_groups.Of(group, network)), connection.Port);
        }
        else
        {
            // Groups of one network have one range of addresses, and AWS takes each rule once.
            foreach (var cidr in peer.Cidrs.Where(cidr => _opened.Add((inwards, own, cidr, connection.Port))))
                Add(inwards, own, name, new SecurityGroupPeer(cidr), connection.Port);
        }
    }

    /// <summary>Opens a port from one group to another, at both; several flows may ask for the same.</summary>
    private void Between(Pulumi.Aws.Ec2.SecurityGroup from, Pulumi.Aws.Ec2.SecurityGroup to, string fromName, string toName, Port port)
    {
        Add(false, from, $"{fromName}-to-{toName}-{port}", new SecurityGroupPeer(to), port);
        Add(true, to, $"{fromName}-reaches-{toName}-{port}", new SecurityGroupPeer(from), port);
    }

    private void Add(bool inwards, Pulumi.Aws.Ec2.SecurityGroup own, string name, SecurityGroupPeer peer, Port port)
    {
        if (!_made.Add(name))
            return;
        Open(inwards, own, name, peer, port, "tcp");
        if (IsGossip(port))
            Open(inwards, own, $"{name}-udp", peer, port, "udp");
    }

    private void Open(bool inwards, Pulumi.Aws.Ec2.SecurityGroup own, string name, SecurityGroupPeer peer, Port port, string protocol)
    {
        if (inwards)
            _rules.LetIn(name, own.Id, peer, port.Number, protocol);
        else
            _rules.LetOut(name, own.Id, peer, port.Number, protocol);
    }

    private bool IsGossip(Port port) => _scope.Site.Dcs.Kind == DcsKind.Consul && port == _scope.Region.Declared.Consul.SerfPort;
}
