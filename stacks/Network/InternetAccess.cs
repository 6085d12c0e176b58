using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The internet for just those networks that are declared public, or that a declared way leads out of; all others have no route to it.</summary>
internal sealed class InternetAccess
{
    private readonly SiteScope _scope;
    private readonly SiteNetwork _site;

    /// <summary>Makes a site's gateways, routes and rules; none where nothing of it is to reach the internet.</summary>
    public InternetAccess(SiteNetwork site, SecurityGroups groups)
    {
        (_scope, _site) = (site.Scope, site);
        var ways = WaysOut.Of(_scope.Region)
            .Where(way => way is { Service: EgressService.Internet, IsAnywhere: true } && _scope.IsHere(way.From.Network!.Site)).ToList();
        var open = _scope.Site.Networks.Where(network => network.Declared.Exposure == Exposure.Public).ToList();
        var hidden = ways.Select(way => way.From.Network!).Distinct().Except(open).ToList();
        if (open.Count == 0 && hidden.Count == 0)
            return;
        var name = _scope.NameOf("internet");
        var attached = new Pulumi.Aws.Ec2.InternetGatewayArgs { VpcId = _scope.Vpc.Id, Tags = SiteScope.Tags(name, "network") };
        Gateway = new Pulumi.Aws.Ec2.InternetGateway(name, attached, _scope.Options());
        foreach (var network in open)
            Route(network, Gateway.Id, null);
        if (hidden.Count > 0)
            Hide(hidden, Gateway);
        foreach (var way in ways)
            Open(groups, way);
    }

    /// <summary>The site's way to the internet; null where it has none.</summary>
    public Pulumi.Aws.Ec2.InternetGateway? Gateway { get; }

    /// <summary>One address translator for all zones, which needs no subnet of its own (AWS docs, "Regional NAT gateways").</summary>
    private void Hide(List<Model.NetworkSegment> networks, Pulumi.Aws.Ec2.InternetGateway gateway)
    {
        var options = _scope.Options();
        options.DependsOn = gateway;
        var name = _scope.NameOf("nat");
        var translator = new Pulumi.Aws.Ec2.NatGateway(name, new Pulumi.Aws.Ec2.NatGatewayArgs
        {
            VpcId = _scope.Vpc.Id,
            AvailabilityMode = "regional",
            ConnectivityType = "public",
            Tags = SiteScope.Tags(name, "network"),
        }, options);
        foreach (var network in networks)
            Route(network, null, translator.Id);
    }

    private void Route(Model.NetworkSegment network, Input<string>? gateway, Input<string>? translator) =>
        _ = new Pulumi.Aws.Ec2.Route(_scope.NameOf(network.Name, "to", "internet"), new Pulumi.Aws.Ec2.RouteArgs
        {
            RouteTableId = _site.Of(network).Routes.Id,
            DestinationCidrBlock = Endpoint.Internet.Cidrs[0].ToString(),
            GatewayId = gateway,
            NatGatewayId = translator,
        }, _scope.Options());

    private void Open(SecurityGroups groups, Way way)
    {
        if (way.From is not { Group: { } group, Network: { } network })
            return;
        var name = _scope.NameOf(group.Name, "on", network.Name, "to", $"egress.{way.Name}", way.Port);
        new SecurityGroupRules(_scope).LetOut(name, groups.Of(group, network).Id, new SecurityGroupPeer(Endpoint.Internet.Cidrs[0]), way.Port.Number);
    }
}
