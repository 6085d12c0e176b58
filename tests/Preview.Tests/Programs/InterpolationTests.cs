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

    [Fact]
    public void A_join_of_texts_is_one_text_to_whoever_reads_the_program()
    {
        var bucket = Sides.Of("""
            bucket aws:s3/bucket:Bucket
            properties: {bucket: {"fn::join": ["", ["${a.id}-$$5-", "${b.id}"]]}, policy: {"fn::join": ["", ["x", {"fn::toJSON": "${c.id}"}]]}}
            """).Resources.Single();
        var joined = bucket.Inputs.Entries["bucket"].ShouldBeOfType<SymbolicValue>();
        (joined.Text, string.Join(' ', joined.References)).ShouldBe(("${a.id}-$5-${b.id}", "a b"));
        bucket.Inputs.Entries["policy"].ShouldBeOfType<SymbolicValue>().Text.ShouldStartWith("fn::join(");
    }
}
