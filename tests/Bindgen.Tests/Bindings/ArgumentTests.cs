using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace Bindgen.Tests.Bindings;

public class ArgumentTests
{
    [Theory]
    [InlineData(typeof(Pulumi.Aws.S3.BucketArgs), "BucketName", "bucket", typeof(Input<string>))]
    [InlineData(typeof(Pulumi.Kubernetes.ProviderArgs), "KubeConfig", "kubeconfig", typeof(Input<string>))]
    [InlineData(typeof(Pulumi.Aws.Ebs.VolumeArgs), "Iops", "iops", typeof(Input<int>))]
    [InlineData(typeof(Pulumi.Kubernetes.Types.Inputs.Provider.KubeClientSettingsArgs), "Qps", "qps", typeof(Input<double>))]
    [InlineData(typeof(InstanceArgs), "InstanceType", "instanceType", typeof(InputUnion<string, InstanceType>))]
    [InlineData(typeof(InstanceArgs), "IamInstanceProfile", "iamInstanceProfile", typeof(Input<string>))]
    [InlineData(typeof(Pulumi.Aws.Iam.Inputs.PolicyStatementArgs), "Principal", "Principal", typeof(object))]
    public void A_property_has_its_wire_name_and_its_type(Type args, string property, string wireName, Type type)
    {
        var found = args.GetProperty(property).ShouldNotBeNull();
        InputMark.Of(found).ShouldNotBeNull().Name.ShouldBe(wireName);
        found.PropertyType.ShouldBe(type);
    }

    [Fact]
    public void Lists_and_maps_are_there_before_they_are_set()
    {
        var args = new InstanceArgs { Tags = { ["Name"] = "db-1" }, VpcSecurityGroupIds = { "sg-1" } };
        args.EbsBlockDevices.ShouldNotBeNull().ShouldBeSameAs(args.EbsBlockDevices);
        args.EbsBlockDevices.ShouldBeOfType<InputList<InstanceEbsBlockDeviceArgs>>();
    }

    [Fact]
    public void Required_inputs_are_marked()
    {
        Marks<VpcPeeringConnectionArgs>().Where(mark => mark.Required).Select(mark => mark.Name).ShouldBe(["peerVpcId", "vpcId"], ignoreOrder: true);
        Marks<Pulumi.Aws.LB.ListenerArgs>()
            .Where(mark => mark.Required)
            .Select(mark => mark.Name)
            .ShouldBe(["defaultActions", "loadBalancerArn"], ignoreOrder: true);
        Marks<VpcArgs>().ShouldAllBe(mark => !mark.Required);
    }

    [Fact]
    public void Only_provider_inputs_that_are_no_texts_travel_as_json()
    {
        var json = Marks<Pulumi.Aws.ProviderArgs>().ToLookup(mark => mark.Json, mark => mark.Name);
        json[true].ShouldContain("defaultTags");
        json[true].ShouldContain("skipRegionValidation");
        json[false].ShouldContain("region");
        json[false].ShouldContain("profile");
        Marks<InstanceArgs>().ShouldAllBe(mark => !mark.Json);
    }

    [Fact]
    public void Nested_types_that_nothing_listed_reaches_are_left_out()
    {
        var aws = typeof(Pulumi.Aws.Provider).Assembly;
        aws.GetType("Pulumi.Aws.Ec2.Inputs.InstanceEbsBlockDeviceArgs").ShouldNotBeNull();
        aws.GetType("Pulumi.Aws.Ec2.Outputs.InstanceEbsBlockDevice").ShouldNotBeNull();
        aws.GetType("Pulumi.Aws.Ec2.Inputs.SpotFleetRequestLaunchSpecificationArgs").ShouldBeNull();
    }

    private static IReadOnlyList<InputMark> Marks<T>() => InputMark.All(typeof(T)).ShouldNotBeNull();
}
