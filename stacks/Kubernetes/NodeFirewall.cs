using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Network;
using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>
/// Whom a site's Kubernetes nodes reach, and with them their pods, which have their security group: the control plane, each other, AWS's services inside the
/// site, and what the region's flows and ways out say of their network. EKS' own group would let them out to anywhere.
/// </summary>
internal sealed class NodeFirewall
{
    // What the control plane asks of a node (EKS docs, "View Amazon EKS security group requirements for clusters", restricted traffic).
    private const int Kubelet = 10250;

    private readonly SiteScope _scope;
    private readonly SiteFirewall _firewall;
    private readonly Cluster _cluster;
    private readonly SecurityGroupRules _rules;
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);

    /// <summary>Makes the group and its rules.</summary>
    public NodeFirewall(SiteScope scope, SiteFirewall firewall, Cluster cluster)
    {
        (_scope, _firewall, _cluster, _rules) = (scope, firewall, cluster, new SecurityGroupRules(scope));
        var name = NameOf();
        Group = new Pulumi.Aws.Ec2.SecurityGroup(name, new Pulumi.Aws.Ec2.SecurityGroupArgs
        {
            VpcId = scope.Vpc.Id,
            Description = $"{scope.Region.Name} {scope.Site.Name}: nodes of Kubernetes",
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());
        Before =
        [
            .. OpenControlPlane(),
            _rules.LetInWhole(NameOf("from", "each-other"), Group.Id, new SecurityGroupPeer(Group)),
            _rules.LetOutWhole(NameOf("to", "each-other"), Group.Id, new SecurityGroupPeer(Group)),
            firewall.Endpoints.LetIn("kubernetes", Group.Id),
            _rules.LetOut(NameOf("to", "endpoints"), Group.Id, firewall.Endpoints.Interfaces, KubernetesRules.Https),
            _rules.LetOut(NameOf("to", "s3"), Group.Id, firewall.Endpoints.Storage, KubernetesRules.Https),
        ];
        OpenFlows();
        OpenWaysOut();
    }

    /// <summary>The security group of nodes and pods.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup Group { get; }

    /// <summary>What a node needs before it can join.</summary>
    public List<Resource> Before { get; }

    private Model.NetworkSegment Network => _cluster.Network;

    private string NameOf(params object[] parts) => _scope.NameOf(["kubernetes", "nodes", .. parts]);

    private IEnumerable<Resource> OpenControlPlane()
    {
        var control = new SecurityGroupPeer(_cluster.Group);
        yield return _rules.LetIn(NameOf("reach", "api"), _cluster.Group, new SecurityGroupPeer(Group), KubernetesRules.Https);
        yield return _rules.LetIn(NameOf("from", "api", Kubelet), Group.Id, control, Kubelet);
        yield return _rules.LetOut(NameOf("to", "api"), Group.Id, control, KubernetesRules.Https);
    }

    private void OpenFlows()
    {
        foreach (var connection in Connections.Of(_scope.Region).Where(IsOurs))
        {
            var (to, port) = (connection.To, connection.Port);
            var name = NameOf("to", _scope.PeerName(to), "on", to.Network.Name, port);
            if (!_scope.IsHere(to.Network.Site))
                Open(name, to.Cidrs, port, "tcp");
            else if (_opened.Add(name))
                _rules.LetOut(name, Group.Id, new SecurityGroupPeer(_firewall.Groups.ReachedBy(connection)), port.Number);
        }
    }

    // Clients of the VPN come out in a network too; what is theirs is not the nodes'.
    private bool IsOurs(Connection connection) => connection.From is { Group: null, Network: { } from } && from.Path == Network.Path
        && _scope.Region.Declared.Flows[connection.Flow].From.Any(end => end.Kind == FlowEndKind.Network && end.Name == Network.Name.ToString());

    private void OpenWaysOut()
    {
        foreach (var way in WaysOut.Of(_scope.Region).Where(way => !way.IsLinkLocal && way.From.Group is null && way.From.Network?.Path == Network.Path))
        {
            if (way.Service is null or EgressService.Internet)
                Open(NameOf("to", $"egress.{way.Name}", way.Port), way.IsAnywhere ? Endpoint.Internet.Cidrs : way.To, way.Port, EnumName.Of(way.Protocol));
        }
    }

    private void Open(string name, IReadOnlyList<Cidr> to, Port port, string protocol)
    {
        // Groups of one network have one range of addresses, and AWS takes each rule once.
        foreach (var cidr in to.Where(cidr => _opened.Add($"{cidr} {port} {protocol}")))
            _rules.LetOut(to.Count == 1 ? name : $"{name}-{cidr.Base}.{cidr.PrefixLength}", Group.Id, new SecurityGroupPeer(cidr), port.Number, protocol);
    }
}
