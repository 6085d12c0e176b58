using FsCheck;
using FsCheck.Fluent;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Embedded;

/// <summary>Any text survives: compile, read as YAML, interpolate.</summary>
public sealed class EscapingTests
{
    private static readonly string[] Pieces =
    [
        "$", "$$", "${", "${x}", "}", "{", "\"", "'", "\\", "\\\"", "\n", "\r", "\r\n", "\t", "\0", "\u0001", "\u001b", "\u007f", "\u0085", "\u009f", "\u00a0",
        "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\ufffd", "ä", "日本", "😀", "\U0010FFFF", " ", "  ", "#", ": ", "- ", "---", "...", "&a",
        "*a", "!tag", "|", ">", "%",
        "@", "`", "~", "null", "true", "yes", "0x1F", "1e3", "2026-01-01", "fn:", "a", "Z",
    ];

    private static Arbitrary<string> Texts
        => Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
            Gen.Choose(0, 0x10FFFF).Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32).ListOf().Select(string.Concat)).ToArbitrary();

    [Fact]
    public void Any_text_survives_as_a_value()
        => Prop.ForAll(Texts, text => !IsWhole(text) || Survives(text)).Check(Thorough);

    [Fact]
    public void Any_text_survives_as_a_key()
        => Prop.ForAll(Texts, text => !IsWhole(text) || text.StartsWith("fn::", StringComparison.OrdinalIgnoreCase) || SurvivesAsKey(text)).Check(Thorough);

    [Fact]
    public void Any_text_survives_as_a_name()
        => Prop.ForAll(Texts, text => !IsWhole(text) || text.Length == 0 || SurvivesAsName(text)).Check(Thorough);

    [Fact]
    public void Any_text_survives_around_a_reference()
        => Prop.ForAll(Texts, text => !IsWhole(text) || SurvivesAroundAReference(text)).Check(Thorough);

    [Fact]
    public void Any_text_survives_in_a_json_document()
        => Prop.ForAll(Texts, text => !IsWhole(text) || SurvivesInJson(text)).Check(Thorough);

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0x61, 0xDC00, 0x62)]
    [InlineData(0xDC00, 0xD800)]
    public void Half_characters_are_refused(params int[] codes)
    {
        var text = string.Concat(codes.Select(c => (char)c));
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Text = text })).ShouldContain("lone surrogate");
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Tags = { [text] = "x" } })).ShouldContain("lone surrogate");
    }

    [Fact]
    public void Non_ASCII_stands_as_it_is_and_line_breaks_do_not()
    {
        var yaml = Compiled.Program(() => _ = new Thing("it", new ThingArgs { Text = "Zürich 東京 😀\u2028\u0085\n\0" })).Yaml;
        yaml.ShouldContain("\"text\": \"Zürich 東京 😀\\u2028\\u0085\\n\\u0000\"\n");
        yaml.ShouldNotContain("\r");
    }

    private static FsCheck.Config Thorough => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500);

    private static bool Survives(string text)
        => Read(Compiled.Program(() => _ = new Thing("it", new ThingArgs { Text = text })).Properties("it")["text"]) == text;

    private static bool SurvivesAsKey(string text)
    {
        var program = Compiled.Program(() => _ = new Thing("it", new ThingArgs { Tags = { [text] = text } }));
        var entry = ((Dictionary<object, object>)program.Properties("it")["tags"]).ShouldHaveSingleItem();
        return Read(entry.Key) == text && Read(entry.Value) == text;
    }

    private static bool SurvivesAsName(string text)
        => Read(((Dictionary<object, object>)Compiled.Program(() => _ = new Thing(text)).Section("resources").Values.Single())["name"]) == text;

    private static bool SurvivesAroundAReference(string text)
        => Read(Compiled.Text(t => Output.Format($"{text}{t.Arn}{text}{t.Id}"))) == $"{text}<test_core_Thing_source.arn>{text}<test_core_Thing_source.id>";

    private static bool SurvivesInJson(string text)
    {
        var join = (Dictionary<object, object>)Compiled.Text(t => Output.JsonSerialize(Output.Create(new { Before = text, Leaf = t.Arn, After = text })))!;
        var parts = (List<object>)((List<object>)join["fn::join"])[1];
        var json = string.Concat(parts.Select(p => p is Dictionary<object, object> ? "\"leaf\"" : Read(p)));
        return json == System.Text.Json.JsonSerializer.Serialize(new { Before = text, Leaf = "leaf", After = text });
    }

    private static string Read(object? yaml) => Interpolation.Read(yaml.ShouldBeOfType<string>(), path => $"<{path}>");

    // Half characters are refused; FsCheck makes them too.
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }
}
