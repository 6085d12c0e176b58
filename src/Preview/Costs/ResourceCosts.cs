using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>What each resource costs by being there, by its type.</summary>
internal sealed class ResourceCosts
{
    private readonly PricedRegion _region;
    private readonly Dictionary<string, Func<CloudResource, string, IEnumerable<CostItem>>> _byType;

    /// <summary>The costs of a side's resources.</summary>
    public ResourceCosts(PricedRegion region)
    {
        _region = region;
        _byType = new(StringComparer.Ordinal)
        {
            ["aws:ec2/instance:Instance"] = Instance,
            ["aws:ebs/volume:Volume"] = Volume,
            ["aws:eks/cluster:Cluster"] = One(CostPart.Kubernetes, "control plane", PriceItem.EksHour),
            ["aws:eks/nodeGroup:NodeGroup"] = Nodes,
            ["kubernetes:apps/v1:StatefulSet"] = Claims,
            ["aws:lb/loadBalancer:LoadBalancer"] = Balancer,
            ["aws:ec2/vpcEndpoint:VpcEndpoint"] = Endpoint,
            ["aws:ec2/natGateway:NatGateway"] = Nat,
            ["aws:ec2clientvpn/networkAssociation:NetworkAssociation"] = One(CostPart.Network, "VPN in a subnet", PriceItem.VpnAssociationHour),
            ["aws:acmpca/certificateAuthority:CertificateAuthority"] = One(CostPart.Authorities, "private authority", PriceItem.AuthorityMonth),
            ["aws:kms/key:Key"] = One(CostPart.Keys, "key", PriceItem.KeyMonth),
            ["aws:secretsmanager/secret:Secret"] = Secret,
        };
    }

    /// <summary>True if a resource of the type costs something by being there.</summary>
    public bool Knows(string type) => _byType.ContainsKey(type);

    /// <summary>The items of a resource; none for one that costs nothing, or lies nowhere that is known.</summary>
    public IEnumerable<CostItem> Of(CloudResource resource) =>
        _byType.TryGetValue(resource.Type, out var costs) && _region.LocationOf(resource) is { } location ? costs(resource, location) : [];

    private static Func<CloudResource, string, IEnumerable<CostItem>> One(CostPart part, string what, string item) =>
        (_, location) => [new CostItem(part, location, new PricedQuantity(what, 1, "", item))];

    private static IEnumerable<CostItem> Instance(CloudResource resource, string location)
    {
        var type = resource.Inputs.Text("instanceType") ?? "";
        var root = resource.Inputs.Map("rootBlockDevice");
        return [new CostItem(CostPart.Machines, location, new PricedQuantity(type, 1, "", type)), .. Disk(root, "volumeType", "volumeSize", location)];
    }

    private static IEnumerable<CostItem> Volume(CloudResource resource, string location) => Disk(resource.Inputs, "type", "size", location);

    private static IEnumerable<CostItem> Disk(MapValue disk, string type, string size, string location) =>
        from sold in VolumePrices.Of(
            disk.Text(type) ?? "gp3",
            PricedRegion.Number(disk, size),
            PricedRegion.Number(disk, "iops"),
            PricedRegion.Number(disk, "throughput"))
        select new CostItem(CostPart.Volumes, location, sold);

    // Each copy in another region is paid for as a secret there.
    private static IEnumerable<CostItem> Secret(CloudResource resource, string location)
    {
        var copies = (resource.Inputs["replicas"] as ListValue)?.Items.OfType<MapValue>().Select(copy => copy.Text("region")).OfType<string>() ?? [];
        return copies.Prepend(location).Select(place => new CostItem(CostPart.Keys, place, new PricedQuantity("secret", 1, "", PriceItem.SecretMonth)));
    }

    private IEnumerable<CostItem> Nodes(CloudResource resource, string location)
    {
        var count = PricedRegion.Number(resource.Inputs.Map("scalingConfig"), "desiredSize");
        var type = resource.Inputs.Texts("instanceTypes") is [var first, ..] ? first : "";
        var template = _region.Referred(resource.Inputs.Map("launchTemplate")["id"])?.Inputs ?? MapValue.Empty;
        var disks = (template["blockDeviceMappings"] as ListValue)?.Items.OfType<MapValue>().Select(each => each.Map("ebs")) ?? [];
        return
        [
            new CostItem(CostPart.Kubernetes, location, new PricedQuantity($"node {type}", count, "", type)),
            .. disks.SelectMany(disk => Disk(disk, "volumeType", "volumeSize", location)).Select(item => item.Times(count)),
        ];
    }

    private static IEnumerable<CostItem> Claims(CloudResource resource, string location)
    {
        var spec = resource.Inputs.Map("spec");
        var replicas = PricedRegion.Number(spec, "replicas", otherwise: 1);
        var claims = (spec["volumeClaimTemplates"] as ListValue)?.Items.OfType<MapValue>() ?? [];
        return
        [
            .. from claim in claims
               let size = KubernetesQuantity.GiB(claim.Map("spec").Map("resources").Map("requests").Text("storage"))
               select new CostItem(CostPart.Volumes, location, new PricedQuantity("gp3", size * replicas, "GiB", PriceItem.Gp3GiB)),
        ];
    }

    private static IEnumerable<CostItem> Balancer(CloudResource resource, string location)
    {
        yield return new CostItem(CostPart.Balancers, location, new PricedQuantity("network balancer", 1, "", PriceItem.BalancerHour));
        if (!resource.Inputs.Flag("internal"))
            yield return Addresses(location, Count(resource, "subnets"));
    }

    private static IEnumerable<CostItem> Endpoint(CloudResource resource, string location)
    {
        // Those of S3 and DynamoDB are routes and cost nothing.
        var zones = resource.Inputs.Text("vpcEndpointType") == "Interface" ? Count(resource, "subnetIds") : 0;
        return [new CostItem(CostPart.Network, location, new PricedQuantity("interface endpoint in a zone", zones, "", PriceItem.EndpointHour))];
    }

    // A regional one is billed in each zone that it is active in, and has an address there.
    private IEnumerable<CostItem> Nat(CloudResource resource, string location)
    {
        var zones = resource.Inputs.Text("availabilityMode") == "regional" ? _region.ZonesBeside(resource) : 1;
        var gateway = new PricedQuantity("NAT gateway in a zone", zones, "", PriceItem.NatHour);
        return [new CostItem(CostPart.Network, location, gateway), Addresses(location, zones)];
    }

    private static CostItem Addresses(string location, int count) =>
        new(CostPart.Network, location, new PricedQuantity("public address", count, "", PriceItem.AddressHour));

    private static int Count(CloudResource resource, string list) => (resource.Inputs[list] as ListValue)?.Items.Count ?? 0;
}
