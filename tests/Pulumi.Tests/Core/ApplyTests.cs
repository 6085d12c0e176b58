using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>The lambdas that can be expressed, and the refusal of all others.</summary>
public sealed class ApplyTests
{
    private const string Key = "test_core_Thing_source";

    private static readonly int[] Ports = [80, 443];

    [Fact]
    public void Member_access_takes_the_names_of_the_wire()
    {
        Compiled.Text(t => t.Endpoint.Apply(e => e.Address)).ShouldBe($"${{{Key}.endpoint.address}}");
        Compiled.Text(t => t.Endpoint.Apply(e => e.Kind)).ShouldBe($"${{{Key}.endpoint.class}}");
        Compiled.Text(t => t.BucketName).ShouldBe($"${{{Key}.bucket}}");
    }

    [Fact]
    public void Index_takes_numbers_and_texts()
    {
        Compiled.Text(t => t.Endpoints.Apply(e => e[1].Address)).ShouldBe($"${{{Key}.endpoints[1].address}}");
        Compiled.Text(t => t.Labels.Apply(l => l["app"])).ShouldBe($"${{{Key}.labels.app}}");
        Compiled.Text(t => t.Labels.Apply(l => l["a.b/c \"d\" }"])).ShouldBe($"${{{Key}.labels[\"a.b/c \\\"d\\\" }}\"]}}");
        Compiled.Text(t => t.Names.First()).ShouldBe($"${{{Key}.names[0]}}");
        Compiled.Text(t => t.Names.GetAt(2)).ShouldBe($"${{{Key}.names[2]}}");
        var index = 3;
        Compiled.Text(t => t.Names.Apply(n => n[index])).ShouldBe($"${{{Key}.names[3]}}");
    }

    [Fact]
    public void Interpolation_takes_texts_captured_values_and_other_selections()
    {
        var suffix = "$" + "{x}";
        Compiled.Text(t => t.Arn.Apply(a => $"arn={a}")).ShouldBe($"arn=${{{Key}.arn}}");
        Compiled.Text(t => t.Endpoint
            .Apply(e => $"{e.Kind}://{e.Address}/{suffix}")).ShouldBe($"${{{Key}.endpoint.class}}://${{{Key}.endpoint.address}}/$${{x}}");
        Compiled.Text(t => t.Labels
            .Apply(l => $"{l["a"]},{l["b"]},{l["c"]},{l["d"]},{1}"))
            .ShouldBe($"${{{Key}.labels.a}},${{{Key}.labels.b}},${{{Key}.labels.c}},${{{Key}.labels.d}},1");
        Compiled.Text(t => t.Arn.Apply(a => $"{{{a}}}")).ShouldBe($"{{${{{Key}.arn}}}}");
    }

    [Fact]
    public void Casts_keep_the_value()
    {
        Compiled.Text(t => t.Value.AsT0()).ShouldBe($"${{{Key}.value}}");
        Compiled.Text(t => t.Mode.Apply(m => (string)m)).ShouldBe($"${{{Key}.mode}}");
        Compiled.Text(t => t.Arn.Apply(a => (object)a).Apply(o => (string)o)).ShouldBe($"${{{Key}.arn}}");
        Compiled.Program(() => _ = new Thing("it", new ThingArgs { Ratio = new Thing("source").Port.Apply(p => (double)p) }))
            .Properties("it")["ratio"].ShouldBe($"${{{Key}.port}}");
    }

    [Fact]
    public void Tuples_give_back_their_items()
    {
        Compiled.Text(t => Output.Tuple(t.Arn, t.Port).Apply(v => v.Item1)).ShouldBe($"${{{Key}.arn}}");
        Compiled.Text(t => Output.Tuple(t.Arn, t.Names.First()).Apply(v => $"{v.Item2}/{v.Item1}")).ShouldBe($"${{{Key}.names[0]}}/${{{Key}.arn}}");
        Compiled.Text(t => Output.Tuple(t.Port, t.Port, t.Port, t.Port, t.Port, t.Port, t.BucketName, t.Arn).Apply(v => $"{v.Item7}{v.Item8}"))
            .ShouldBe($"${{{Key}.bucket}}${{{Key}.arn}}");
        Compiled.Text(t => Output.All(t.Arn, t.BucketName).Apply(v => v[1])).ShouldBe($"${{{Key}.bucket}}");
    }

    [Fact]
    public void Values_that_are_known_are_computed()
    {
        Compiled.Text(_ => Output.Create("x").Apply(v => $"<{v}>")).ShouldBe("<x>");
        Compiled.Text(_ => Output.Create(Ports).Apply(p => $"{p[1]:D5}")).ShouldBe("00443");
        Compiled.Text(_ => Output.Create(new { Name = "anonymous" }).Apply(o => o.Name)).ShouldBe("anonymous");
        Compiled.Text(_ => Output.Create("text").Apply(s => s.Length).Apply(n => $"{n}")).ShouldBe("4");
        Compiled.Text(_ => Output.Create(3).Apply(n => (double)n).Apply(d => $"{d:F1}")).ShouldBe("3.0");
        Compiled.Text(_ => Output.Create(Mode.Fast).Apply(m => (string)m)).ShouldBe("fast");
    }

    [Fact]
    public void A_lambda_may_give_an_output_or_an_input()
    {
        var inner = Output.Create("inner");
        Input<string> input = "input";
        Compiled.Text(t => t.Arn.Apply(_ => inner)).ShouldBe("inner");
        Compiled.Text(t => t.Arn.Apply(_ => input)).ShouldBe("input");
        Compiled.Text(t => ((Input<string>)t.Arn).Apply(a => $"{a}!")).ShouldBe($"${{{Key}.arn}}!");
    }

    [Fact]
    public void Method_calls_are_refused_by_name()
    {
        var message = Compiled.Refusal(t => t.Arn.Apply(a => a.ToUpperInvariant()));
        message.ShouldContain("a.ToUpperInvariant()");
        message.ShouldContain("only member access, index, cast and interpolation");
    }

    [Fact]
    public void Everything_else_is_refused_too()
    {
        Compiled.Refusal(t => t.Port.Apply(p => p + 1).Apply(p => $"{p}")).ShouldContain("(p + 1)");
        Compiled.Refusal(t => t.Enabled.Apply(e => e ? "a" : "b")).ShouldContain("IIF(e");
        Compiled.Refusal(t => t.Arn.Apply(a => a.Length).Apply(n => $"{n}")).ShouldContain("String.Length");
        Compiled.Refusal(t => t.Names.Apply(n => n.Length).Apply(n => $"{n}")).ShouldContain("Length");
        Compiled.Refusal(t => t.Arn.Apply(a => a + "x")).ShouldContain("(a + \"x\")");
        Compiled.Refusal(t => t.Ratio.Apply(r => (int)r).Apply(r => $"{r}")).ShouldContain("Convert(r");
        Compiled.Refusal(t => t.Port.Apply(p => t.Names.Apply(n => n[p])).Apply(s => s)).ShouldContain("Apply");
        Compiled.Refusal(t => Output.Tuple(t.Names, t.Port).Apply(v => v.Item1[v.Item2])).ShouldContain("v.Item2");
    }

    [Fact]
    public void An_output_inside_the_text_of_a_lambda_is_refused()
    {
        Compiled.Refusal(t => t.Arn.Apply(a => $"{a}{t.BucketName}")).ShouldContain("Output.Format or Output.Tuple");
    }

    [Fact]
    public void ToString_explains_and_shows_no_value()
    {
        var text = Output.CreateSecret("hunter2").ToString();
        text.ShouldContain("Output.Format");
        text.ShouldNotContain("hunter2");
    }
}
