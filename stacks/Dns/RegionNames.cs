using ClusterProvisioning.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks.Dns;

/// <summary>The names by which clients reach a region, in a private zone that only its networks see.</summary>
internal sealed class RegionNames
{
    private const string Alias = "CNAME";

    // A load balancer's name changes only when it is replaced.
    private const int SecondsOfSite = 60;

    // What a promotion moves: clients must look again soon, and resolvers take no less than a few seconds.
    private const int SecondsOfRegion = 10;

    // Whoever promotes a site moves these; the next `up` must not move them back.
    private static readonly List<string> MovedByPromotion = ["records"];

    private readonly SiteScope _home;
    private readonly Region _region;
    private readonly Pulumi.Aws.Route53.Zone _zone;

    /// <summary>Makes the zone and the names.</summary>
    public RegionNames(Region region, IReadOnlyCollection<SiteStack> sites)
    {
        var primary = sites.First(site => site.Base.Scope.Site == region.Primary);
        _home = primary.Base.Scope;
        _region = region;
        var name = _home.NameOf("names");
        InputList<Pulumi.Aws.Route53.Inputs.ZoneVpcArgs> networks = [];
        foreach (var site in sites)
            networks.Add(new Pulumi.Aws.Route53.Inputs.ZoneVpcArgs { VpcId = site.Base.Scope.Vpc.Id, VpcRegion = site.Base.Scope.Location });
        _zone = new Pulumi.Aws.Route53.Zone(name, new Pulumi.Aws.Route53.ZoneArgs
        {
            Name = EndpointNames.Domain(region),
            Comment = $"Names of region {region.Name}",
            Vpcs = networks,
            Tags = SiteScope.Tags(name, "names"),
        }, _home.InUse());
        foreach (var site in sites)
        {
            if (site.Poolers is { } poolers)
                AddSite(site.Base.Scope, poolers);
        }

        if (primary.Poolers is not null)
            AddRegion(_home);
    }

    private void AddSite(SiteScope scope, PoolerTier poolers)
    {
        foreach (var purpose in EndpointNames.Purposes)
            Add(scope.NameOf("name", purpose), EndpointNames.Of(_region, scope.Site.Name, purpose), poolers.Host, SecondsOfSite, scope.Options());
    }

    private void AddRegion(SiteScope primary)
    {
        foreach (var purpose in EndpointNames.Purposes)
        {
            var options = _home.InUse();
            options.IgnoreChanges = MovedByPromotion;
            var target = EndpointNames.Of(_region, primary.Site.Name, purpose);
            Add($"{primary.Region.Name}-name-{purpose}", EndpointNames.Of(_region, purpose), target, SecondsOfRegion, options);
        }
    }

    private void Add(string name, string record, Input<string> target, int seconds, CustomResourceOptions options) =>
        _ = new Pulumi.Aws.Route53.Record(name, new Pulumi.Aws.Route53.RecordArgs
        {
            ZoneId = _zone.ZoneId,
            Name = record,
            Type = Alias,
            Ttl = seconds,
            Records = { target },
        }, options);
}
