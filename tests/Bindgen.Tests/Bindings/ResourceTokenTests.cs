using System.Reflection;
using Bindgen.Tests.Tool;
using Pulumi;

namespace Bindgen.Tests.Bindings;

public class ResourceTokenTests
{
    private static readonly Assembly[] Assemblies =
        [typeof(Pulumi.Aws.Provider).Assembly, typeof(Pulumi.Kubernetes.Provider).Assembly, typeof(Pulumi.Random.Provider).Assembly];

    private static readonly Type[] Resources =
        [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(CustomResource)) && !type.IsAbstract)];

    [Fact]
    public void Every_listed_resource_has_a_class_and_nothing_else_has()
    {
        var listed = new BindgenConfig().Packages.Sum(package => package["resources"]!.AsArray().Count);
        Resources.Length.ShouldBe(listed);
        Resources.Select(Token).ShouldBeUnique();
    }

    [Theory]
    [InlineData(typeof(Pulumi.Aws.Provider), "pulumi:providers:aws")]
    [InlineData(typeof(Pulumi.Aws.Ec2.Instance), "aws:ec2/instance:Instance")]
    [InlineData(typeof(Pulumi.Aws.Ec2.NetworkInterfaceAttachment), "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment")]
    [InlineData(typeof(Pulumi.Aws.Ec2.VpcPeeringConnectionAccepter), "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter")]
    [InlineData(typeof(Pulumi.Aws.Vpc.SecurityGroupIngressRule), "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")]
    [InlineData(typeof(Pulumi.Aws.Ebs.Volume), "aws:ebs/volume:Volume")]
    [InlineData(typeof(Pulumi.Aws.Kms.Key), "aws:kms/key:Key")]
    [InlineData(typeof(Pulumi.Aws.LB.TargetGroup), "aws:lb/targetGroup:TargetGroup")]
    [InlineData(typeof(Pulumi.Aws.S3.Bucket), "aws:s3/bucket:Bucket")]
    [InlineData(typeof(Pulumi.Aws.SecretsManager.SecretVersion), "aws:secretsmanager/secretVersion:SecretVersion")]
    [InlineData(typeof(Pulumi.Kubernetes.Provider), "pulumi:providers:kubernetes")]
    [InlineData(typeof(Pulumi.Kubernetes.Core.V1.Secret), "kubernetes:core/v1:Secret")]
    [InlineData(typeof(Pulumi.Random.RandomPassword), "random:index/randomPassword:RandomPassword")]
    public void The_attribute_carries_the_token(Type resource, string token) => Token(resource).ShouldBe(token);

    [Fact]
    public void Every_resource_is_made_from_name_arguments_and_options()
    {
        foreach (var resource in Resources)
        {
            var parameters = resource.GetConstructors().ShouldHaveSingleItem().GetParameters();
            parameters.Select(parameter => parameter.Name).ShouldBe(["name", "args", "options"], resource.FullName);
            parameters[2].ParameterType.ShouldBe(typeof(CustomResourceOptions), resource.FullName);
        }
    }

    [Fact]
    public void The_version_is_the_package_s()
    {
        Version(typeof(Pulumi.Aws.Provider)).ShouldBe("7.48.0");
        Version(typeof(Pulumi.Kubernetes.Provider)).ShouldBe("4.34.2");
        Version(typeof(Pulumi.Random.Provider)).ShouldBe("4.21.2");
    }

    private static string Token(Type resource) => resource.GetCustomAttribute<ResourceTypeAttribute>()!.Type;

    private static string Version(Type resource) =>
        (string)resource.Assembly.GetType($"{resource.Namespace}.Utilities")!.GetProperty("Version")!.GetValue(null)!;
}
