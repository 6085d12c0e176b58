using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>The poolers of a site and the internal network load balancer before them; it takes the place of keepalived's address, which cannot move between zones.</summary>
internal static class Poolers
{
    private const string Tcp = "TCP";

    /// <summary>Makes them.</summary>
    public static PoolerBalancer Create(SiteScope scope, SiteNetwork site, SecurityGroups groups, MachineFactory factory, NodeGroup group)
    {
        var haproxy = scope.Region.Declared.Haproxy;
        var machines = group.Nodes.ToDictionary(node => node.Name, node => factory.Create(group, node, keepsState: false));
        var name = scope.NameOf("lb");
        var balancer = new Aws.LB.LoadBalancer(name, new Aws.LB.LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = true,
            Subnets = site.SubnetsOf(group.Networks[0]).Select(subnet => subnet.Id).ToList(),
            SecurityGroups = { groups.OfBalancer(group)!.Id },
            EnableCrossZoneLoadBalancing = true,
            Tags = SiteScope.Tags(name, "pooler"),
        }, scope.Options());
        Listen(scope, site, balancer, machines, "write", haproxy.WritePort);
        Listen(scope, site, balancer, machines, "read", haproxy.ReadPort);
        return new PoolerBalancer(Endpoint(balancer, haproxy.WritePort), Endpoint(balancer, haproxy.ReadPort));
    }

    private static void Listen(SiteScope scope, SiteNetwork site, Aws.LB.LoadBalancer balancer, Dictionary<MemberName, Aws.Ec2.Instance> machines, string purpose, Port port)
    {
        var name = scope.NameOf(purpose);
        var targets = new Aws.LB.TargetGroup(name, new Aws.LB.TargetGroupArgs
        {
            VpcId = site.Vpc.Id,
            Port = port.Number,
            Protocol = Tcp,
            TargetType = "instance",
            // A pooler that goes keeps its open transactions this long.
            DeregistrationDelay = 30,
            HealthCheck = HealthCheck(scope.Region.Declared.Haproxy),
            Tags = SiteScope.Tags(name, "pooler"),
        }, scope.Options());
        foreach (var (node, machine) in machines)
        {
            _ = new Aws.LB.TargetGroupAttachment(scope.NameOf(node, purpose), new Aws.LB.TargetGroupAttachmentArgs { TargetGroupArn = targets.Arn, TargetId = machine.Id, Port = port.Number }, scope.Options());
        }

        _ = new Aws.LB.Listener(name, new Aws.LB.ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = port.Number,
            Protocol = Tcp,
            DefaultActions = { new Aws.LB.Inputs.ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
            Tags = SiteScope.Tags(name, "pooler"),
        }, scope.ReplacedInPlace());
    }

    /// <summary>HAProxy answers on this port only while the write or read path behind it stands; an open port says nothing of it.</summary>
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

    private static Output<string> Endpoint(Aws.LB.LoadBalancer balancer, Port port) => Output.Format($"{balancer.DnsName}:{port.ToString()}");
}
