using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>The stacks put the endpoints somewhere, the node files let a machine out to them.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Every_machine_gets_out_to_the_endpoints_of_its_site(string name)
    {
        var (region, compiled) = (CompiledRegion.Load(name), CompiledRegion.Of(name));
        var subnets = compiled.OfType("aws:ec2/subnet:Subnet")
            .ToDictionary(subnet => $"${{{subnet.Key}.id}}", subnet => Cidr.Parse(subnet.Property("cidrBlock")!));
        foreach (var bundle in Bundles.Of(region, Realisation.Aws))
        {
            var endpoint = compiled.OfType("aws:ec2/vpcEndpoint:VpcEndpoint").Single(each => each.Name == $"{name}-{bundle.Site.Name}-endpoint-lambda");
            // Machines have the first half of a subnet, and AWS's own interfaces the rest.
            var places = endpoint.Property("subnetIds")!.Split(' ').Select(subnet => subnets[subnet].Slice(1, 2));
            bundle.Find("/etc/nftables.conf")!.Content.ShouldContain(
                $"ip daddr {{ {string.Join(", ", places)} }} tcp dport 443 accept comment \"aws\"",
                customMessage: bundle.Node.Name.ToString());
        }
    }
}
