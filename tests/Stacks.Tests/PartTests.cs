using System.Text.RegularExpressions;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>The engine refuses a target that needs what is no target: a part holds all that it refers to, and the whole holds each part.</summary>
public sealed partial class PartTests
{
    private static readonly string[] Places =
    [
        "aws:ecr/repository:Repository", "aws:secretsmanager/secret:Secret", "aws:s3/bucket:Bucket", "aws:acmpca/certificateAuthority:CertificateAuthority",
    ];

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Each_part_refers_to_nothing_outside_itself_and_lies_in_the_next(string region)
    {
        var (foundation, cloud) = (CompiledRegion.Of(region, StackPart.Foundation), CompiledRegion.Of(region, StackPart.Cloud));
        foreach (var (part, larger) in new[] { (foundation, cloud), (cloud, CompiledRegion.Of(region)) })
        {
            var keys = part.Resources.Select(resource => resource.Key).ToHashSet(StringComparer.Ordinal);
            keys.ShouldBeSubsetOf(larger.Resources.Select(resource => resource.Key));
            Reference().Matches(part.Yaml).Select(found => found.Groups["key"].Value).Distinct().ShouldBeSubsetOf(keys);
        }
    }

    [Fact]
    public void The_foundation_is_what_others_are_put_into_and_the_cloud_is_all_but_what_lies_in_Kubernetes()
    {
        var foundation = CompiledRegion.Of("eu-central", StackPart.Foundation);
        foreach (var place in Places)
            foundation.OfType(place).ShouldNotBeEmpty(place);
        foundation.OfType("aws:ec2/instance:Instance").ShouldBeEmpty();
        var cloud = CompiledRegion.Of("eu-central", StackPart.Cloud);
        cloud.OfType("aws:eks/nodeGroup:NodeGroup").Count().ShouldBe(2);
        cloud.Yaml.ShouldNotContain("kubernetes:");
        CompiledRegion.Of("eu-central").Yaml.ShouldContain("kubernetes:");
    }

    [GeneratedRegex(@"\$\{(?<key>[^.}\[]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
