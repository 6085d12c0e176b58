using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>Texts with outputs in them.</summary>
public sealed class FormatTests
{
    private const string Key = "test_core_Thing_source";

    [Fact]
    public void Known_values_are_formatted_now()
    {
        Compiled.Text(_ => Output.Format($"{7:D3}|{1234.5:N1}|{"x",4}|{(string?)null}|{true}|{{}}")).ShouldBe("007|1,234.5|   x||True|{}");
        Compiled.Text(_ => Output.Format($"{Output.Create(7):D3}|{(Input<string>)"input"}")).ShouldBe("007|input");
        Compiled.Text(_ => Output.Format($"")).ShouldBe("");
    }

    [Fact]
    public void Texts_of_the_engine_are_interpolated()
    {
        Compiled.Text(t => Output.Format($"{t.Arn}")).ShouldBe($"${{{Key}.arn}}");
        Compiled.Text(t => Output.Format($"{t.Arn}/*")).ShouldBe($"${{{Key}.arn}}/*");
        Compiled.Text(t => Output.Format($"{t.Id}:{t.Urn}:{t.Mode}")).ShouldBe($"${{{Key}.id}}:${{{Key}.urn}}:${{{Key}.mode}}");
    }

    // Of an interpolation Pulumi's host looks up the second reference beside a loop that adds resources, and can end with "concurrent map read and map write".
    [Fact]
    public void A_text_with_two_references_is_a_join_of_pieces_with_one_each()
        => Compiled.Written(t => Output.Format($"<{t.Id}:{t.Urn}{t.Mode}>")).ShouldRead(new Dictionary<object, object>
        {
            ["fn::join"] = new List<object> { "", new List<object> { $"<${{{Key}.id}}:", $"${{{Key}.urn}}", $"${{{Key}.mode}}>" } },
        });

    [Fact]
    public void Formats_nest()
        =>
            Compiled.Text(t => Output.Format($"<{Output.Format($"a={t.Arn}")}>${Output.Format($"b={t.Arn}")}"))
                .ShouldBe($"<a=${{{Key}.arn}}>$$b=${{{Key}.arn}}");

    [Fact]
    public void Secrets_make_the_text_secret()
        =>
            Compiled.Text(t => Output.Format($"{t.Arn}:{Output.CreateSecret("s")}"))
                .ShouldRead(new Dictionary<object, object> { ["fn::secret"] = $"${{{Key}.arn}}:s" });

    [Fact]
    public void Secrets_that_Pulumi_knows_need_no_mark()
        => Compiled.Text(t => Output.Format($"postgres://{t.Password}@{t.Arn}")).ShouldBe($"postgres://${{{Key}.password}}@${{{Key}.arn}}");

    [Fact]
    public void Lists_have_no_text()
        => Compiled.Refusal(t => Output.Format($"{t.Names}")).ShouldContain("ImmutableArray");
}
