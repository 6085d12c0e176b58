using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Tests.Programs;

public sealed class InterpolationTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$$5 and $$$$", "$5 and $$")]
    [InlineData("$ alone", "$ alone")]
    [InlineData("$${no}", "${no}")]
    public void Literals_are_unescaped(string written, string text) => Interpolation.Read(written).ShouldBe(new ScalarValue(text));

    [Theory]
    [InlineData("${a.id}", "a")]
    [InlineData("x-${a_b-c[0].id}:${d}", "a_b-c", "d")]
    public void References_name_their_resources(string written, params string[] keys) =>
        Interpolation.Read(written).ShouldBeOfType<SymbolicValue>().References.ShouldBe(keys);
}
