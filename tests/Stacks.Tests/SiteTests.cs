namespace ClusterProvisioning.Stacks.Tests;

public sealed class SiteTests
{
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Every_resource_is_made_by_a_provider_of_its_own_site(string region)
    {
        var compiled = CompiledRegion.Of(region);
        foreach (var resource in compiled.Resources.Where(resource => !resource.Type.StartsWith("pulumi:", StringComparison.Ordinal)))
        {
            var package = resource.Type.Split(':')[0];
            var site = resource.Name.StartsWith($"{region}-dr-", StringComparison.Ordinal) ? "dr" : "primary";
            var wanted = package switch
            {
                "aws" => $"${{pulumi_providers-aws_{region}-{site}}}",
                "kubernetes" => $"${{pulumi_providers-kubernetes_{region}-{site}-kubernetes}}",
                _ => $"${{pulumi_providers-random_{region}}}",
            };
            // The region's own authority signs those of the other site, and the accepter of a link stands at its other end.
            if (resource.Type is not ("aws:acmpca/certificate:Certificate" or "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"))
                resource.Option("provider").ShouldBe(wanted, resource.Key);
        }
    }

    [Fact]
    public void Sites_of_a_region_lie_where_it_says_and_nowhere_else()
    {
        var india = CompiledRegion.Of("ap-south");
        india.OfType("pulumi:providers:aws").Select(provider => provider.Property("region")).ShouldBe(["ap-south-1", "ap-south-2"]);
        india.Yaml.ShouldNotContain("us-east-1");
        india.Yaml.ShouldNotContain("eu-");
    }

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public void Groups_and_ACLs_keep_within_what_AWS_takes(string region)
    {
        // AWS docs, "Amazon VPC quotas": 60 rules a direction of a security group, 20 of a network ACL, 5 groups an interface.
        var compiled = CompiledRegion.Of(region);
        foreach (var type in new[] { "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" })
            compiled.OfType(type).GroupBy(rule => rule.Property("securityGroupId")).ShouldAllBe(rules => rules.Count() <= 60);
        compiled.OfType("aws:ec2/networkAclRule:NetworkAclRule")
            .GroupBy(rule => (rule.Property("networkAclId"), rule.Property("egress")))
            .ShouldAllBe(rules => rules.Count() <= 20);
        // AWS docs, "Amazon EBS volume limits for Amazon EC2 instances": 28 shared by volumes and interfaces on the older Nitro types, boot disk included.
        var attached = compiled.Resources.Where(resource =>
            resource.Type is "aws:ec2/volumeAttachment:VolumeAttachment" or "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment");
        attached.GroupBy(attachment => attachment.Property("instanceId")).ShouldAllBe(machine => machine.Count() + 2 <= 28);
    }

    [Fact]
    public void Snapshots_are_taken_by_machine_hourly_for_seven_days()
    {
        var eu = CompiledRegion.Of("eu-central");
        var policy = eu.OfType("aws:dlm/lifecyclePolicy:LifecyclePolicy").Single(each => each.Name == "eu-central-primary-snapshots");
        var text = policy.Node.ToString();
        text.ShouldContain("{ resourceTypes, [ INSTANCE ] }");
        text.ShouldContain("{ interval, 1 }");
        text.ShouldContain("{ count, 168 }");
        eu.OfType("aws:ec2/instance:Instance")
            .Where(machine => machine.Property("tags", "Snapshots") == "eu-central-primary-snapshots")
            .Select(machine => machine.Name)
            .ShouldBe(["eu-central-primary-pg1"], "one member holds all that there is");
        // Its volumes hand the tag to the snapshots; only by it may the service take one, and take it away again.
        var tagged = eu.OfType("aws:ebs/volume:Volume").Where(volume => volume.Property("tags", "Snapshots") == "eu-central-primary-snapshots").ToList();
        tagged.Select(volume => volume.Property("tags", "Node")).Distinct().ShouldBe(["pg1"]);
        var may = eu.OfType("aws:iam/rolePolicy:RolePolicy").Single(each => each.Name == "eu-central-primary-snapshots").Property("policy")!;
        foreach (var sid in new[] { "Take", "Expire" })
        {
            may.Split("\"Sid\":")
                .Single(statement => statement.StartsWith($"\"{sid}\"", StringComparison.Ordinal))
                .ShouldContain("\"aws:ResourceTag/Snapshots\":\"eu-central-primary-snapshots\"");
        }

        CompiledRegion.Of("us-east").OfType("aws:dlm/lifecyclePolicy:LifecyclePolicy").ShouldBeEmpty();
    }

    [Fact]
    public void Gateways_face_the_internet_only_where_their_network_does()
    {
        Balancer("eu-central").Property("internal").ShouldBe("false");
        Balancer("us-east").Property("internal").ShouldBe("true");
    }

    private static CompiledResource Balancer(string region) =>
        CompiledRegion.Of(region).OfType("aws:lb/loadBalancer:LoadBalancer").Single(each => each.Name == $"{region}-primary-gate");

    [Fact]
    public void The_vpn_leads_to_the_bastions_and_to_Kubernetes_and_nowhere_else()
    {
        var eu = CompiledRegion.Of("eu-central");
        eu.OfType("aws:ec2clientvpn/authorizationRule:AuthorizationRule")
            .Select(rule => rule.Property("targetNetworkCidr"))
            .ShouldBe(["10.3.2.0/24", "10.3.4.0/22", "10.13.2.0/24", "10.13.4.0/22"]);
        eu.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
            .Where(rule => rule.Property("securityGroupId") == "${aws_ec2_SecurityGroup_eu-central-primary-vpn.id}")
            .Select(rule => rule.Name).ShouldBe(["eu-central-primary-vpn-to-bastion-22", "eu-central-primary-vpn-to-kubernetes"]);
    }

    [Fact]
    public void A_promotion_moves_the_regions_names_and_up_does_not_move_them_back()
    {
        var records = CompiledRegion.Of("eu-central").OfType("aws:route53/record:Record").ToDictionary(record => record.Property("name")!);
        var write = records["write.eu-central.internal"];
        (write.Property("records"), write.Property("ttl"), write.Option("ignoreChanges")).ShouldBe(("write.primary.eu-central.internal", "10", "records"));
        records.Keys.ShouldContain("write.dr.eu-central.internal");
    }
}
