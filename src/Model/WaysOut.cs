using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Makes a region's ways out concrete, as <see cref="Connections"/> does for flows.</summary>
public static class WaysOut
{
    private static readonly Dictionary<EgressService, (IReadOnlyList<IpProtocol> Protocols, int Port, string? AwsAddress)> Services = new()
    {
        [EgressService.Time] = ([IpProtocol.Udp], 123, "169.254.169.123/32"),
        [EgressService.Dns] = ([IpProtocol.Udp, IpProtocol.Tcp], 53, "169.254.169.253/32"),
        [EgressService.Metadata] = ([IpProtocol.Tcp], 80, "169.254.169.254/32"),
        [EgressService.S3] = ([IpProtocol.Tcp], 443, null),
        [EgressService.AwsApi] = ([IpProtocol.Tcp], 443, null),
        [EgressService.Internet] = ([IpProtocol.Tcp], 443, null),
    };

    /// <summary>Every way that some egress allows, in the order of the file, sites and ports.</summary>
    public static IReadOnlyList<Way> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return [.. region.Declared.Egress.SelectMany(egress => OfEgress(region, egress.Key, egress.Value))];
    }

    /// <summary>The addresses that an egress leads to; empty for any address outside the region.</summary>
    public static IReadOnlyList<Cidr> AddressesOf(Region region, EgressDeclaration egress)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(egress);
        if (egress.To.Count > 0)
            return egress.To;
        var address = egress.Service is { } service && region.Declared.Target == Target.Aws ? Services[service].AwsAddress : null;
        return address is null ? [] : [Cidr.Parse(address)];
    }

    private static IEnumerable<Way> OfEgress(Region region, Name name, EgressDeclaration egress) =>
        from source in region.Sites.SelectMany(site => Sources(site, egress))
        from protocol in egress.Service is { } service ? Services[service].Protocols : [egress.Protocol]
        from port in Ports(egress)
        select new Way(name, source, egress.Service, AddressesOf(region, egress), protocol, port);

    private static IEnumerable<Port> Ports(EgressDeclaration egress)
    {
        if (egress.Ports.Count > 0)
            return egress.Ports;
        return egress.Service is { } service ? [new Port(Services[service].Port)] : [];
    }

    // What leaves the region leaves by the default route, that is from the first network.
    private static IEnumerable<Endpoint> Sources(Site site, EgressDeclaration egress)
    {
        if (egress.From.Count == 0)
            return site.Groups.Select(group => new Endpoint(group.Networks[0], group));
        return egress.From.SelectMany(end => end.Kind == FlowEndKind.Network
            ? site.Networks.Where(network => network.Name.ToString() == end.Name).Select(network => new Endpoint(network, null))
            : site.GroupsAt(end).Select(group => new Endpoint(group.Networks[0], group)));
    }
}
