using ClusterProvisioning.Model.Values;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.2.1.0/24", "10.2.1.255", 256)]
    [InlineData("0.0.0.0/0", "255.255.255.255", 4_294_967_296)]
    [InlineData("10.0.0.7/32", "10.0.0.7", 1)]
    public void Reads_and_counts(string text, string last, long size)
    {
        var cidr = Parse(text);
        cidr.ToString().ShouldBe(text);
        cidr.Last.ToString().ShouldBe(last);
        cidr.Size.ShouldBe((ulong)size);
    }

    [Theory]
    [InlineData("10.2.1.1/24")]
    [InlineData("10.2.1.0")]
    [InlineData("10.2.1.0/33")]
    [InlineData("10.2.1/24")]
    [InlineData("10.2.01.0/24")]
    [InlineData("10.2.256.0/24")]
    [InlineData(" 10.2.1.0/24")]
    [InlineData("10.2.1.0/+24")]
    public void Refuses_what_others_read_differently(string text) => Cidr.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Slices_are_disjoint_equal_and_inside() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<uint, byte, byte>((bits, length, zones) =>
    {
        var prefix = (length % 25) + 4;
        var whole = new Cidr(new Ipv4((uint)(bits & ~((1UL << (32 - prefix)) - 1))), prefix);
        var count = (zones % 6) + 1;
        var slices = Enumerable.Range(0, count).Select(i => whole.Slice(i, count)).ToList();
        return slices.TrueForAll(whole.Contains)
            && slices.Select(slice => slice.Size).Distinct().Count() == 1
            && slices.SelectMany((slice, i) => slices.Take(i).Select(other => slice.Overlaps(other))).All(overlap => !overlap);
    }));

    [Fact]
    public void A_third_and_a_fourth_zone_get_the_same_slices() =>
        Parse("10.2.1.0/24").Slice(2, 3).ShouldBe(Parse("10.2.1.0/24").Slice(2, 4));

    private static Cidr Parse(string text)
    {
        Cidr.TryParse(text, out var cidr).ShouldBeTrue();
        return cidr;
    }
}
