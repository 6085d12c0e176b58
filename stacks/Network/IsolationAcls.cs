using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Network ACLs around isolated networks: only the networks that a declared flow joins them with get in or out, whatever a security group says.</summary>
internal sealed class IsolationAcls
{
    // Network ACLs do not remember connections: the ports of answers must be open (Linux, ip_local_port_range, and AWS docs, "Ephemeral ports").
    private const int FirstAnswerPort = 1024;
    private const int LastAnswerPort = 65535;

    private readonly SiteScope _scope;
    private readonly Topology.Model.Network _network;
    private readonly Aws.Ec2.NetworkAcl _acl;
    private readonly Dictionary<int, string> _numbers = [];
    private readonly InputList<Resource> _rules = [];

    private IsolationAcls(SiteScope scope, SiteNetwork site, Topology.Model.Network network)
    {
        (_scope, _network) = (scope, network);
        var name = scope.NameOf(network.Name);
        _acl = new Aws.Ec2.NetworkAcl(name, new Aws.Ec2.NetworkAclArgs { VpcId = site.Vpc.Id, Tags = SiteScope.Tags(name, "network") }, scope.Options());
    }

    /// <summary>Makes the ACLs of a site's isolated networks. A subnet is put behind its ACL only once the rules stand.</summary>
    public static void Create(SiteScope scope, SiteNetwork site, IReadOnlyList<Connection> connections)
    {
        foreach (var network in scope.Site.Networks.Where(network => network.Declared.Exposure == Exposure.Isolated))
        {
            var acl = new IsolationAcls(scope, site, network);
            acl.AddRules(connections);
            acl.Enclose(site);
        }
    }

    private void AddRules(IReadOnlyList<Connection> connections)
    {
        var ways = connections.Where(connection => connection.From.Network is not null).SelectMany(connection => new[]
        {
            new Way(connection.To.Network, connection.From.Network!, connection.Port, Inwards: true),
            new Way(connection.From.Network!, connection.To.Network, connection.Port, Inwards: false),
        }).Where(way => way.Own == _network).Distinct().ToList();
        foreach (var way in ways.Where(way => way.Port.Number < FirstAnswerPort))
            Allow(way.Peer, egress: !way.Inwards, way.Port.Number, way.Port.Number, $"-{way.Port}");
        foreach (var peer in ways.Select(way => way.Peer).Distinct())
        {
            Allow(peer, egress: false, FirstAnswerPort, LastAnswerPort, "");
            Allow(peer, egress: true, FirstAnswerPort, LastAnswerPort, "");
        }
    }

    private void Allow(Topology.Model.Network peer, bool egress, int firstPort, int lastPort, string suffix)
    {
        var what = $"{(egress ? "to" : "from")}-{peer.Site}.{peer.Name}{suffix}";
        var name = $"{_scope.NameOf(_network.Name)}-{what}";
        _rules.Add(new Aws.Ec2.NetworkAclRule(name, new Aws.Ec2.NetworkAclRuleArgs
        {
            NetworkAclId = _acl.Id,
            RuleNumber = Number(what),
            RuleAction = "allow",
            Egress = egress,
            Protocol = "tcp",
            CidrBlock = peer.Declared.Cidr.ToString(),
            FromPort = firstPort,
            ToPort = lastPort,
        }, _scope.ReplacedInPlace()));
    }

    /// <summary>A number that follows from the rule alone: a position would move when a flow comes, and a moved rule is a cut connection.</summary>
    private int Number(string what)
    {
        // AWS takes 1 to 32766; FNV-1a spreads the few rules of an ACL over them.
        const int Numbers = 32_766;
        var hash = what.Aggregate(2_166_136_261u, (sum, letter) => (sum ^ letter) * 16_777_619u);
        var number = 1 + (int)(hash % Numbers);
        return _numbers.TryAdd(number, what)
            ? number
            : throw new InvalidDataException($"Network ACL rules '{_numbers[number]}' and '{what}' of network '{_network.Name}' would share number {number}; rename one of the networks.");
    }

    private void Enclose(SiteNetwork site)
    {
        foreach (var subnet in _network.Subnets)
        {
            var options = _scope.Options();
            options.DependsOn = _rules;
            _ = new Aws.Ec2.NetworkAclAssociation(_scope.NameOf(_network.Name, subnet.Zone!), new Aws.Ec2.NetworkAclAssociationArgs
            {
                NetworkAclId = _acl.Id,
                SubnetId = site.SubnetOf(_network, subnet).Id,
            }, options);
        }
    }

    private sealed record Way(Topology.Model.Network Own, Topology.Model.Network Peer, Port Port, bool Inwards);
}
