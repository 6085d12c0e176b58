using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A network load balancer before a group of machines: it takes the place of keepalived's address, which cannot move between zones, and leaves TLS to the machines.</summary>
/// <param name="scope">The site.</param>
/// <param name="site">The site's networks.</param>
/// <param name="group">The machines' group.</param>
internal sealed class NetworkBalancer(SiteScope scope, SiteNetwork site, NodeGroup group)
{
    private const string Tcp = "TCP";

    private readonly string _role = group.Role.ToString().ToLowerInvariant();

    /// <summary>Makes it in the machines' first network, with its listeners.</summary>
    public Aws.LB.LoadBalancer Create(string name, SecurityGroups groups, MachineFactory factory, params IReadOnlyList<BalancerListener> listeners)
    {
        var machines = group.Nodes.Select(node => (Node: node, Machine: factory.Create(group, node, keepsState: false))).ToList();
        var balancer = new Aws.LB.LoadBalancer(name, new Aws.LB.LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = group.Networks[0].Declared.Exposure != Exposure.Public,
            Subnets = site.SubnetsOf(group.Networks[0]).Select(subnet => subnet.Id).ToList(),
            SecurityGroups = { groups.OfBalancer(group)!.Id },
            EnableCrossZoneLoadBalancing = true,
            Tags = SiteScope.Tags(name, _role),
        }, scope.Options());
        foreach (var listener in listeners)
            Listen(balancer, machines, listener);
        return balancer;
    }

    private void Listen(Aws.LB.LoadBalancer balancer, IReadOnlyList<(Node Node, Aws.Ec2.Instance Machine)> machines, BalancerListener listener)
    {
        var name = scope.NameOf(listener.Purpose);
        var targets = new Aws.LB.TargetGroup(name, new Aws.LB.TargetGroupArgs
        {
            VpcId = site.Vpc.Id,
            Port = listener.Port.Number,
            Protocol = Tcp,
            TargetType = "instance",
            // A machine that goes keeps its open transactions this long.
            DeregistrationDelay = 30,
            HealthCheck = HealthCheck(scope.Region.Declared.Haproxy),
            Tags = SiteScope.Tags(name, _role),
        }, scope.Options());
        foreach (var (node, machine) in machines)
            _ = new Aws.LB.TargetGroupAttachment(scope.NameOf(node.Name, listener.Purpose), new Aws.LB.TargetGroupAttachmentArgs { TargetGroupArn = targets.Arn, TargetId = machine.Id, Port = listener.Port.Number }, scope.Options());
        _ = new Aws.LB.Listener(name, new Aws.LB.ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = listener.Port.Number,
            Protocol = Tcp,
            DefaultActions = { new Aws.LB.Inputs.ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
            Tags = SiteScope.Tags(name, _role),
        }, scope.ReplacedInPlace());
    }

    /// <summary>HAProxy answers on this port only while the path behind it stands; an open port says nothing of it.</summary>
    private static Aws.LB.Inputs.TargetGroupHealthCheckArgs HealthCheck(HaProxyDeclaration haproxy) => new()
    {
        Protocol = "HTTP",
        Port = haproxy.HealthPort.ToString(),
        Path = haproxy.HealthPath,
        // The shortest interval that AWS takes (AWS docs, "Health checks for Network Load Balancer target groups").
        Interval = 5,
        HealthyThreshold = 2,
        UnhealthyThreshold = 2,
    };
}
