using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>JSON documents, with and without outputs in them.</summary>
public sealed class JsonSerializeTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public void A_document_without_outputs_is_what_the_serializer_writes()
    {
        var document = new { Version = "2012-10-17", Text = "ü <&> \"quoted\" $x ${y} +'`", Numbers = new[] { 1, 2 }, Nothing = (string?)null };
        Read(_ => Output.JsonSerialize(Output.Create(document))).ShouldBe(JsonSerializer.Serialize(document));
        Read(_ => Output.JsonSerialize(Output.Create(document), Indented)).ShouldBe(JsonSerializer.Serialize(document, Indented));
    }

    // Documents of maps and lists are written without the serializer, if its options leave plain values as they are.
    [Theory]
    [InlineData("plain")]
    [InlineData("relaxed")]
    [InlineData("indented")]
    [InlineData("keys")]
    [InlineData("numbers")]
    public void Maps_and_lists_are_what_the_serializer_writes(string form)
    {
        var options = form switch
        {
            "relaxed" => Relaxed,
            "indented" => Indented,
            "keys" => new JsonSerializerOptions { DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseUpper },
            "numbers" => new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString },
            _ => new JsonSerializerOptions(),
        };
        var document = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Text \"ü\""] = "<&> \"quoted\" 'single' $x ${y}\n",
            ["Nothing"] = null,
            ["Numbers"] = new List<object?> { 1, -2L, true, null },
            ["Texts"] = new[] { "a", "b" },
            ["Half"] = 1.5,
            ["Bytes"] = new List<byte[]> { new byte[] { 1, 2, 3 }, Array.Empty<byte>() },
            ["Empty"] = new Dictionary<string, string>(StringComparer.Ordinal),
            ["Kind"] = JsonValueKind.Array,
            ["Named"] = new { FirstName = 1 },
            ["Lazy"] = Enumerable.Range(1, 3),
            ["Map"] = new SortedDictionary<string, object>(StringComparer.Ordinal) { ["KeyOne"] = Array.Empty<int>() },
        };
        Read(_ => Output.JsonSerialize(Output.Create(document), options)).ShouldBe(JsonSerializer.Serialize(document, options));
        document.Remove("Named");
        document.Remove("Lazy");
        document.Remove("Bytes");
        document.Remove("Kind");
        document.Remove("Half");
        Read(_ => Output.JsonSerialize(Output.Create(document), options)).ShouldBe(JsonSerializer.Serialize(document, options));
    }

    [Fact]
    public void Outputs_with_known_values_are_written_as_their_values()
        => Read(_ => Output.JsonSerialize(Output.Create(new
        {
            Output = Output.Create(1),
            Input = (Input<string>)"i",
            List = new InputList<string> { "a", Output.Create("b") },
            Map = new InputMap<int> { ["x"] = 1 },
            All = Output.All<int>(1, 2),
        }))).ShouldBe("""{"Output":1,"Input":"i","List":["a","b"],"Map":{"x":1},"All":[1,2]}""");

    [Fact]
    public void Outputs_of_the_engine_are_leaves()
        => Approval.Verify(Compiled.Program(() =>
        {
            var source = new Thing("source");
            _ = new Thing("it", new ThingArgs
            {
                Text = Output.JsonSerialize(Output.Create(new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["text"] = source.Arn,
                    ["path"] = Output.Format($"{source.Arn}/*"),
                    ["number"] = source.Port,
                    ["flag"] = source.Enabled,
                    ["maybe"] = source.MaybePort,
                    ["names"] = source.Names,
                    ["list"] = new InputList<string> { "costs $5", source.Arn },
                    ["nested"] = Output.JsonSerialize(Output.Create(new { source.Arn })),
                })),
            });
        }).Yaml);

    [Fact]
    public void Texts_that_the_caller_vouches_for_stand_in_the_program_as_they_are()
    {
        var text = (string)Compiled.Text(t => Output.JsonSerialize(
            Output.Create(new { Said = "\"yes\"", t.Arn, Path = Output.Format($"{t.Arn}/*") }),
            Relaxed))!;
        Interpolation.Read(text, path => $"<{path}>").ShouldMatch("""^\{"Said":"\\"yes\\"","Arn":"(<[^>]*arn>)","Path":"\1/\*"\}$""");
    }

    [Fact]
    public void No_text_with_a_quote_in_it_is_vouched_for()
        => Compiled.Refusal(t => Output.JsonSerialize(Output.Create(new { Path = Output.Format($"\"{t.Arn}\"") }), Relaxed))
            .ShouldContain("cannot stand in JSON as it is");

    [Fact]
    public void Known_secrets_make_the_document_secret()
        => Compiled.Program(() => _ = new Thing("it", new ThingArgs { Text = Output.JsonSerialize(Output.Create(new { P = Output.CreateSecret("x") })) }))
            .Properties("it")["text"].ShouldRead(new Dictionary<object, object> { ["fn::secret"] = """{"P":"x"}""" });

    [Fact]
    public void Secrets_of_the_engine_are_refused()
        => Compiled.Refusal(t => Output.JsonSerialize(Output.Create(new { t.Password }))).ShouldContain("secret cannot stand inside a JSON document");

    [Fact]
    public void Structures_of_the_engine_are_refused()
    {
        Compiled.Refusal(t => Output.JsonSerialize(Output.Create(new { t.Endpoint }))).ShouldContain("take its fields one by one");
        Compiled.Refusal(t => Output.JsonSerialize(Output.Create(new { t.Labels }))).ShouldContain("take its fields one by one");
        Compiled.Refusal(t => Output.JsonSerialize(Output.Create(new { t.Ratio }))).ShouldContain("Double");
    }

    [Fact]
    public void Tuples_are_refused_and_lists_are_not()
    {
        Compiled.Refusal(t => Output.JsonSerialize(Output.Tuple(t.Arn, t.Arn))).ShouldContain("give each output its place");
        Read(_ => Output.JsonSerialize(Output.Create(ImmutableArray.Create(Output.Create("a"))))).ShouldBe("""["a"]""");
    }

    [Fact]
    public void Options_that_change_between_two_calls_count()
    {
        var options = new JsonSerializerOptions();
        Read(_ => Output.JsonSerialize(Output.Create(new { A = 1 }), options)).ShouldBe("""{"A":1}""");
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        Read(_ => Output.JsonSerialize(Output.Create(new { A = 1 }), options)).ShouldBe("""{"a":1}""");
    }

    [Fact]
    public void The_options_of_another_call_are_not_touched()
    {
        Read(_ => Output.JsonSerialize(Output.Create(new { A = Output.Create(1) }), Indented));
        Indented.Converters.ShouldBeEmpty();
    }

    private static string Read(Func<Thing, Output<string>> output) => Interpolation.Read((string)Compiled.Text(output)!);
}
