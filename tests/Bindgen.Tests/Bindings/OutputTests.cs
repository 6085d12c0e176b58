using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Bindgen.Tests.Bindings;

public class OutputTests
{
    [Theory]
    [InlineData(typeof(Pulumi.Aws.S3.Bucket), "BucketName", "bucket", typeof(Output<string>))]
    [InlineData(typeof(Instance), "State", "instanceState", typeof(Output<string>))]
    [InlineData(typeof(Instance), "InstanceType", "instanceType", typeof(Output<string>))]
    [InlineData(typeof(Vpc), "Ipv4NetmaskLength", "ipv4NetmaskLength", typeof(Output<int?>))]
    [InlineData(typeof(RouteTable), "PropagatingVgws", "propagatingVgws", typeof(Output<ImmutableArray<string>>))]
    [InlineData(typeof(Vpc), "TagsAll", "tagsAll", typeof(Output<ImmutableDictionary<string, string>>))]
    public void A_property_has_its_wire_name_and_its_type(Type resource, string property, string wireName, Type type)
    {
        var found = resource.GetProperty(property).ShouldNotBeNull();
        found.GetCustomAttribute<OutputAttribute>().ShouldNotBeNull().Name.ShouldBe(wireName);
        found.PropertyType.ShouldBe(type);
    }

    [Theory]
    [InlineData("Tags", true)]
    [InlineData("TagsAll", false)]
    public void What_may_be_missing_is_nullable(string property, bool nullable)
    {
        var info = new NullabilityInfoContext().Create(typeof(Vpc).GetProperty(property)!);
        info.GenericTypeArguments[0].ReadState.ShouldBe(nullable ? NullabilityState.Nullable : NullabilityState.NotNull);
    }

    [Fact]
    public void A_nested_type_is_built_by_its_marked_constructor()
    {
        var type = typeof(Pulumi.Aws.Ec2.Outputs.RouteTableRoute);
        type.GetCustomAttribute<OutputTypeAttribute>().ShouldNotBeNull();
        var constructor = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).ShouldHaveSingleItem();
        constructor.GetCustomAttribute<OutputConstructorAttribute>().ShouldNotBeNull();
        constructor.GetParameters().Length.ShouldBe(type.GetFields().Length);
    }

    [Fact]
    public void An_enum_is_a_struct_of_texts_that_compares_by_its_text()
    {
        ((string)InstanceType.M5_XLarge).ShouldBe("m5.xlarge");
        (InstanceType.M5_XLarge == InstanceType.M5_Large).ShouldBeFalse();
        typeof(InstanceType).GetCustomAttribute<EnumTypeAttribute>().ShouldNotBeNull();
    }
}
