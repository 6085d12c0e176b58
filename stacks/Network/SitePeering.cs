using ClusterProvisioning.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The link between the primary site and a DR site, and the routes for just those networks that a declared flow crosses it with.</summary>
internal sealed class SitePeering
{
    /// <summary>Peers the two sites.</summary>
    public SitePeering(SiteNetwork primary, SiteNetwork dr, IReadOnlyList<Connection> connections)
    {
        var name = primary.Scope.NameOf("to", dr.Scope.Site.Name);
        var requested = new Pulumi.Aws.Ec2.VpcPeeringConnection(name, new Pulumi.Aws.Ec2.VpcPeeringConnectionArgs
        {
            VpcId = primary.Scope.Vpc.Id,
            PeerVpcId = dr.Scope.Vpc.Id,
            PeerRegion = dr.Scope.Site.Declared.Location,
            AutoAccept = false,
            Tags = SiteScope.Tags(name, "network"),
        }, primary.Scope.Options());
        var accepted = new Pulumi.Aws.Ec2.VpcPeeringConnectionAccepter(name, new Pulumi.Aws.Ec2.VpcPeeringConnectionAccepterArgs
        {
            VpcPeeringConnectionId = requested.Id,
            AutoAccept = true,
            Tags = SiteScope.Tags(name, "network"),
        }, dr.Scope.Options());
        foreach (var (from, to) in CrossedBy(connections))
        {
            AddRoute(primary, dr, from, to, accepted.Id);
            AddRoute(dr, primary, from, to, accepted.Id);
        }
    }

    private static IEnumerable<(Model.NetworkSegment From, Model.NetworkSegment To)> CrossedBy(IReadOnlyList<Connection> connections) => connections
        .Where(connection => !connection.IsLocal)
        .SelectMany(connection => new[] { (connection.From.Network!, connection.To.Network), (connection.To.Network, connection.From.Network!) })
        .Distinct();

    private static void AddRoute(SiteNetwork here, SiteNetwork there, Model.NetworkSegment from, Model.NetworkSegment to, Output<string> peering)
    {
        if (!here.Scope.IsHere(from.Site) || !there.Scope.IsHere(to.Site))
            return;
        _ = new Pulumi.Aws.Ec2.Route(here.Scope.NameOf(from.Name, "to", to.Site, to.Name), new Pulumi.Aws.Ec2.RouteArgs
        {
            RouteTableId = here.Of(from).Routes.Id,
            DestinationCidrBlock = to.Declared.Cidr.ToString(),
            VpcPeeringConnectionId = peering,
        }, here.Scope.Options());
    }
}
