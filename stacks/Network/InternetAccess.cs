using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The internet for just those networks that are declared public, or that a declared way leads out of; all others have no route to it.</summary>
internal static class InternetAccess
{
    private static readonly string Anywhere = Endpoint.Internet.Cidrs[0].ToString();

    /// <summary>Makes a site's gateways and routes.</summary>
    public static void Create(SiteScope scope, SiteNetwork site, SecurityGroups groups)
    {
        var ways = WaysOut.Of(scope.Region).Where(way => way.Service == EgressService.Internet && way.IsAnywhere && scope.IsHere(way.From.Network!.Site)).ToList();
        var open = scope.Site.Networks.Where(network => network.Declared.Exposure == Exposure.Public).ToList();
        var hidden = ways.Select(way => way.From.Network!).Distinct().Except(open).ToList();
        if (open.Count == 0 && hidden.Count == 0)
            return;
        var name = scope.NameOf("internet");
        var gateway = new Aws.Ec2.InternetGateway(name, new Aws.Ec2.InternetGatewayArgs { VpcId = site.Vpc.Id, Tags = SiteScope.Tags(name, "network") }, scope.Options());
        foreach (var network in open)
            Route(scope, site, network, gateway.Id, null);
        if (hidden.Count > 0)
            Hide(scope, site, hidden, gateway);
        foreach (var way in ways.Where(way => way.From.Group is not null))
            Open(scope, groups, way);
    }

    /// <summary>One address translator for all zones, which needs no subnet of its own (AWS docs, "Regional NAT gateways").</summary>
    private static void Hide(SiteScope scope, SiteNetwork site, List<Topology.Model.Network> networks, Aws.Ec2.InternetGateway gateway)
    {
        var options = scope.Options();
        options.DependsOn = gateway;
        var name = scope.NameOf("nat");
        var translator = new Aws.Ec2.NatGateway(name, new Aws.Ec2.NatGatewayArgs
        {
            VpcId = site.Vpc.Id,
            AvailabilityMode = "regional",
            ConnectivityType = "public",
            Tags = SiteScope.Tags(name, "network"),
        }, options);
        foreach (var network in networks)
            Route(scope, site, network, null, translator.Id);
    }

    private static void Route(SiteScope scope, SiteNetwork site, Topology.Model.Network network, Input<string>? gateway, Input<string>? translator) => _ = new Aws.Ec2.Route(scope.NameOf(network.Name, "to", "internet"), new Aws.Ec2.RouteArgs
    {
        RouteTableId = site.RoutesOf(network).Id,
        DestinationCidrBlock = Anywhere,
        GatewayId = gateway,
        NatGatewayId = translator,
    }, scope.Options());

    private static void Open(SiteScope scope, SecurityGroups groups, Way way)
    {
        var (group, network) = (way.From.Group!, way.From.Network!);
        var name = scope.NameOf(group.Name, "on", network.Name, "to", $"egress.{way.Name}", way.Port);
        _ = new Aws.Vpc.SecurityGroupEgressRule(name, new Aws.Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = groups.Of(group, network).Id,
            CidrIpv4 = Anywhere,
            IpProtocol = "tcp",
            FromPort = way.Port.Number,
            ToPort = way.Port.Number,
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());
    }
}
