using System.Numerics;
using ClusterProvisioning.Aws.Networks;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS what AWS itself puts into a network (endpoints, load balancers, the VPN, Kubernetes with its pods) finds free addresses in each of its subnets.
/// </summary>
public sealed class AwsAddressesFit : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1109";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        return
            from site in region.Sites
            from network in site.Networks
            let takes = SubnetDemand.Of(region, site, network)
            let wanted = takes.Sum(each => each.Addresses)
            let free = SubnetDemand.FreeIn(site, network)
            where wanted > free
            let sum = string.Join(", ", takes.Select(each => $"{each.Addresses} {each.What}"))
            select new Finding(
                network.Path.Key("cidr"),
                $"A subnet of network '{network.Name}' of site '{network.Site}', such as {network.Subnets[0].Cidr}, leaves AWS {free} addresses;"
                + $" it takes {wanted}: {sum}.",
                $"Give the network a prefix of /{Prefix(site, network, wanted)} or shorter.");
    }

    // The longest prefix whose subnets leave enough: half of each where machines are.
    private static int Prefix(Site site, NetworkSegment network, int wanted)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)(site.HasMachinesIn(network) ? 2 * (wanted + 1) : wanted + 5));
        var cut = network.Subnets[0].Cidr.PrefixLength - network.Declared.Cidr.PrefixLength;
        return 32 - BitOperations.Log2(size) - cut;
    }
}
