using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The network ACL around an isolated network: only the networks that a declared flow joins them with get in or out, whatever a security
/// group says.</summary>
internal sealed class IsolationAcl
{
    // Network ACLs do not remember connections: the ports of answers must be open (Linux, ip_local_port_range, and AWS docs, "Ephemeral ports").
    private const int FirstAnswerPort = 1024;
    private const int LastAnswerPort = 65535;

    private readonly SiteScope _scope;
    private readonly Model.NetworkSegment _network;
    private readonly Pulumi.Aws.Ec2.NetworkAcl _acl;
    private readonly Dictionary<int, string> _numbers = [];
    private readonly InputList<Resource> _rules = [];

    /// <summary>Makes the ACL of an isolated network. Its subnets are put behind it only once the rules stand.</summary>
    /// <param name="site">The site's networks.</param>
    /// <param name="network">The isolated one.</param>
    /// <param name="connections">Every connection of the region.</param>
    public IsolationAcl(SiteNetwork site, Model.NetworkSegment network, IReadOnlyList<Connection> connections)
    {
        (_scope, _network) = (site.Scope, network);
        var name = _scope.NameOf(network.Name);
        var args = new Pulumi.Aws.Ec2.NetworkAclArgs { VpcId = _scope.Vpc.Id, Tags = SiteScope.Tags(name, "network") };
        _acl = new Pulumi.Aws.Ec2.NetworkAcl(name, args, _scope.Options());
        AddRules(connections);
        Enclose(site.Of(network));
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

    private void Allow(Model.NetworkSegment peer, bool egress, int firstPort, int lastPort, string suffix)
    {
        var what = $"{(egress ? "to" : "from")}-{peer.Site}.{peer.Name}{suffix}";
        var name = $"{_scope.NameOf(_network.Name)}-{what}";
        _rules.Add(new Pulumi.Aws.Ec2.NetworkAclRule(name, new Pulumi.Aws.Ec2.NetworkAclRuleArgs
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
            : throw new InvalidDataException(
                $"Network ACL rules '{_numbers[number]}' and '{what}' of network '{_network.Name}' would share number {number}; rename one of the networks.");
    }

    private void Enclose(NetworkSegment segment)
    {
        foreach (var subnet in _network.Subnets)
        {
            var options = _scope.Options();
            options.DependsOn = _rules;
            _ = new Pulumi.Aws.Ec2.NetworkAclAssociation(_scope.NameOf(_network.Name, subnet.Zone!), new Pulumi.Aws.Ec2.NetworkAclAssociationArgs
            {
                NetworkAclId = _acl.Id,
                SubnetId = segment.In(subnet).Id,
            }, options);
        }
    }

    private sealed record Way(Model.NetworkSegment Own, Model.NetworkSegment Peer, Port Port, bool Inwards);
}
