using FsCheck;
using FsCheck.Fluent;
using Pulumi.Serialization;

namespace Pulumi.Tests.Embedded;

/// <summary>Keys tell resources apart, by type and name and nothing else.</summary>
public sealed class ResourceKeyTests
{
    [Theory]
    [InlineData("aws:ec2/vpc:Vpc", "main", "aws_ec2_Vpc_main")]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "eu-central-db", "aws_ec2_SecurityGroup_eu-central-db")]
    [InlineData("pulumi:providers:aws", "main", "pulumi_providers-aws_main")]
    [InlineData("kubernetes:core/v1:Secret", "pw", "kubernetes_core-v1_Secret_pw_0665fac5b4d4")]
    public void Common_keys_read_well(string type, string name, string key) => ResourceKey.For(type, name).ShouldBe(key);

    [Fact]
    public void What_looks_alike_is_told_apart()
    {
        (string Type, string Name)[] resources =
        [
            ("a:b/c:C", "x"), ("a:b:C", "x"), ("a:b-c:C", "x"), ("a:b/C:C", "x"), ("a:b_c:C", "x"),
            ("a:b/c:C", "x.y"), ("a:b/c:C", "x-y"), ("a:b/c:C", "x_y"), ("a:b/c:C", "x y"), ("a:b/c:C", "X-Y"), ("a:b/c:C", "ä"), ("a:b/c:C", "ö"),
        ];
        resources.Select(r => ResourceKey.For(r.Type, r.Name)).Distinct(StringComparer.Ordinal).Count().ShouldBe(resources.Length);
    }

    [Fact]
    public void Keys_need_no_quotes_in_references()
        =>
            Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>(),
                name => ResourceKey.For("a:b/c:C", name.Get).All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            .QuickCheckThrowOnFailure();
}
