using System.Globalization;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>A side's resources, as prices ask for them: where each lies, what refers to what.</summary>
/// <param name="resources">All resources of a program or a state, providers among them.</param>
internal sealed class PricedRegion(IReadOnlyList<CloudResource> resources)
{
    private readonly List<(string Name, string Location)> _providers =
    [
        .. resources.Where(each => each.Type == "pulumi:providers:aws")
            .Select(each => (each.Name, Location: each.Inputs.Text("region") ?? ""))
            .OrderByDescending(each => each.Name.Length),
    ];

    /// <summary>The AWS region of a resource: that of the provider whose name its own begins with; null where there is none.</summary>
    public string? LocationOf(CloudResource resource) => Provider(resource) is (_, { Length: > 0 } location) ? location : null;

    /// <summary>In how many zones the site of a resource has subnets.</summary>
    public int ZonesBeside(CloudResource resource)
    {
        var site = Provider(resource).Name;
        return resources.Where(each => each.Type == "aws:ec2/subnet:Subnet" && Provider(each).Name == site)
            .Select(each => each.Inputs.Text("availabilityZoneId"))
            .Distinct(StringComparer.Ordinal)
            .Count();
    }

    /// <summary>The resource that a value refers to, in a program by its key and in a state by its id; null where there is none.</summary>
    public CloudResource? Referred(InputValue? value) => value switch
    {
        SymbolicValue { References: [var key, ..] } => resources.FirstOrDefault(each => each.Key == key),
        ScalarValue { Text: var id } => resources.FirstOrDefault(each => each.Id == id),
        _ => null,
    };

    /// <summary>A number of a map; the other one where it is not there, or known to the engine alone.</summary>
    public static decimal Number(MapValue map, string key, decimal otherwise = 0) =>
        decimal.TryParse(map.Text(key), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private (string Name, string Location) Provider(CloudResource resource) =>
        _providers.FirstOrDefault(each => resource.Name.StartsWith(each.Name + "-", StringComparison.Ordinal));
}
