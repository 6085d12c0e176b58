using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A group of machines and the network load balancer before them, in the machines' first network.</summary>
/// <remarks>It takes the place of keepalived's address, which cannot move between zones, and leaves TLS to the machines.</remarks>
internal sealed class NetworkBalancer
{
    private const string Tcp = "TCP";

    private readonly SiteScope _scope;
    private readonly string _role;
    private readonly Pulumi.Aws.LB.LoadBalancer _balancer;

    /// <summary>Makes the machines, the balancer and its listeners.</summary>
    /// <param name="machines">What every machine of the site is made with.</param>
    /// <param name="part">The last part of the balancer's logical name.</param>
    /// <param name="group">The machines' group.</param>
    /// <param name="listeners">The ports that it passes on.</param>
    public NetworkBalancer(MachineBase machines, string part, NodeGroup group, params IReadOnlyList<BalancerListener> listeners)
    {
        (_scope, _role) = (machines.Scope, group.Role.ToString().ToLowerInvariant());
        var targets = machines.Make(group);
        var name = _scope.NameOf(part);
        var options = _scope.Options();
        options.DependsOn = [.. machines.Firewall.Before(group.Networks[0])];
        _balancer = new Pulumi.Aws.LB.LoadBalancer(name, new Pulumi.Aws.LB.LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = group.Networks[0].Declared.Exposure != Exposure.Public,
            Subnets = machines.Network.Of(group.Networks[0]).SubnetIds,
            SecurityGroups = { machines.Groups.OfBalancer(group)!.Id },
            EnableCrossZoneLoadBalancing = true,
            Tags = SiteScope.Tags(name, _role),
        }, options);
        foreach (var listener in listeners)
            Listen(targets, listener);
    }

    /// <summary>The balancer's name, as AWS gave it.</summary>
    public Output<string> Host => _balancer.DnsName;

    /// <summary>Host and port of a listener.</summary>
    public Output<string> EndpointOf(Port port) => Output.Format($"{_balancer.DnsName}:{port.ToString()}");

    private void Listen(IReadOnlyList<Machine> machines, BalancerListener listener)
    {
        var name = _scope.NameOf(listener.Purpose);
        var targets = new Pulumi.Aws.LB.TargetGroup(name, new Pulumi.Aws.LB.TargetGroupArgs
        {
            VpcId = _scope.Vpc.Id,
            Port = listener.Port.Number,
            Protocol = Tcp,
            TargetType = "instance",
            // A machine that goes keeps its open transactions this long.
            DeregistrationDelay = 30,
            HealthCheck = HealthCheck(_scope.Region.Declared.Haproxy),
            Tags = SiteScope.Tags(name, _role),
        }, _scope.Options());
        foreach (var machine in machines)
        {
            var attached = new Pulumi.Aws.LB.TargetGroupAttachmentArgs
            {
                TargetGroupArn = targets.Arn,
                TargetId = machine.Instance.Id,
                Port = listener.Port.Number,
            };
            _ = new Pulumi.Aws.LB.TargetGroupAttachment(_scope.NameOf(machine.Node.Name, listener.Purpose), attached, _scope.Options());
        }

        _ = new Pulumi.Aws.LB.Listener(name, new Pulumi.Aws.LB.ListenerArgs
        {
            LoadBalancerArn = _balancer.Arn,
            Port = listener.Port.Number,
            Protocol = Tcp,
            DefaultActions = { new Pulumi.Aws.LB.Inputs.ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
            Tags = SiteScope.Tags(name, _role),
        }, _scope.ReplacedInPlace());
    }

    /// <summary>HAProxy answers on this port only while the path behind it stands; an open port says nothing of it.</summary>
    private static Pulumi.Aws.LB.Inputs.TargetGroupHealthCheckArgs HealthCheck(HaProxyDeclaration haproxy) => new()
    {
        Protocol = "HTTP",
        Port = haproxy.HealthPort.ToString(),
        Path = haproxy.HealthPath,
        // The shortest interval that AWS takes (AWS docs, "Health checks for Network Load Balancer target groups").
        Interval = 5,
        // Shorter than the interval: without one it is 6 s, and AWS refuses the group (AWS docs, "CreateTargetGroup").
        Timeout = 4,
        HealthyThreshold = 2,
        UnhealthyThreshold = 2,
    };
}
