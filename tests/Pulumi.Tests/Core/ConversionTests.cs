using System.Collections.Immutable;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Bindings.Inputs;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>What may be written where an input is wanted.</summary>
public sealed class ConversionTests
{
    private static readonly string[] Two = ["a", "b"];

    public static TheoryData<string, InputList<string>> Lists => new()
    {
        { "array", Two },
        { "list", new List<string>(Two) },
        { "immutable array", ImmutableArray.Create(Two) },
        { "array of inputs", new Input<string>[] { "a", Output.Create("b") } },
        { "array of outputs", new[] { Output.Create("a"), Output.Create("b") } },
        { "list of inputs", new List<Input<string>> { "a", "b" } },
        { "list of outputs", new List<Output<string>> { Output.Create("a"), Output.Create("b") } },
        { "immutable array of inputs", ImmutableArray.Create<Input<string>>("a", "b") },
        { "immutable array of outputs", ImmutableArray.Create(Output.Create("a"), Output.Create("b")) },
        { "output of array", Output.Create(Two) },
        { "output of list", Output.Create(new List<string>(Two)) },
        { "output of enumerable", Output.Create<IEnumerable<string>>(Two) },
        { "output of immutable array", Output.Create(ImmutableArray.Create(Two)) },
        { "all", Output.All<string>("a", "b") },
        { "initialiser", new InputList<string> { "a", Output.Create("b") } },
        { "several at once", new InputList<string> { { "a", "b" } } },
        { "nested list", new InputList<string> { new InputList<string> { "a", "b" } } },
        { "concatenation", new InputList<string> { "a" }.Concat(new[] { "b" }) },
        { "addition to a known output", Added(Output.Create(ImmutableArray.Create("a"))) },
    };

    public static TheoryData<string, InputMap<string>> Maps => new()
    {
        { "dictionary", new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v", ["a"] = "b" } },
        { "immutable dictionary", ImmutableDictionary<string, string>.Empty.Add("k", "v").Add("a", "b") },
        { "output of dictionary", Output.Create(new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v", ["a"] = "b" }) },
        { "output of interface",
            Output.Create<IDictionary<string, string>>(new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v", ["a"] = "b" }) },
        { "output of immutable dictionary", Output.Create(ImmutableDictionary<string, string>.Empty.Add("k", "v").Add("a", "b")) },
        { "index initialiser", new InputMap<string> { ["k"] = "v", ["a"] = Output.Create("b") } },
        { "pair initialiser", new InputMap<string> { { "k", "v" }, { "a", "b" } } },
        { "nested map", new InputMap<string> { { "k", "v" }, new InputMap<string> { ["a"] = "b" } } },
        { "merge", InputMap<string>.Merge(new InputMap<string> { ["k"] = "old", ["a"] = "b" }, new InputMap<string> { ["k"] = "v" }) },
        { "the same value twice", new InputMap<string> { { "k", "v" }, { "k", "v" }, { "a", "b" } } },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Anything_like_a_list_is_a_list(string form, InputList<string> list)
        => Compiled.Property("items", () => new ThingArgs { Items = list }).ShouldBe(new List<object> { "a", "b" }, form);

    [Theory]
    [MemberData(nameof(Maps))]
    public void Anything_like_a_map_is_a_map(string form, InputMap<string> map)
        => Compiled.Property("tags", () => new ThingArgs { Tags = map }).ShouldBe(new Dictionary<object, object> { ["a"] = "b", ["k"] = "v" }, form);

    [Fact]
    public void One_value_is_a_list_of_one()
    {
        Compiled.Property("items", () => new ThingArgs { Items = "a" }).ShouldRead(new List<object> { "a" });
        Compiled.Property("items", () => new ThingArgs { Items = Output.Create("a") }).ShouldRead(new List<object> { "a" });
        Compiled.Property("rules", () => new ThingArgs { Rules = new RuleArgs { From = 1 } })
            .ShouldBeOfType<List<object>>().ShouldHaveSingleItem().ShouldBeOfType<Dictionary<object, object>>()["from"].ShouldBe((byte)1);
    }

    [Fact]
    public void An_array_that_was_never_made_is_an_empty_list()
    {
        Compiled.Property("items", () => new ThingArgs { Items = default(ImmutableArray<string>) }).ShouldRead(new List<object>());
        Compiled.Property("items", () => new ThingArgs { Items = Output.Create(default(ImmutableArray<string>)) }).ShouldRead(new List<object>());
    }

    [Fact]
    public void Collection_initialisers_fill_the_lists_and_maps_of_new_arguments()
    {
        var program = Compiled.Program(() => _ = new Thing("it", new ThingArgs
        {
            Items = { "a", "b" },
            Tags = { ["k"] = "v", ["a"] = "b" },
            Rules = { new RuleArgs { From = 1, Cidrs = { "10.0.0.0/8" } } },
            Mixed = { "text", 5, Output.Create("later") },
            Values = { ["number"] = 1, ["list"] = Two, ["map"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["x"] = true } },
        }));
        Approval.Verify(program.Yaml);
    }

    [Fact]
    public void A_key_with_two_values_is_an_error()
        => Should.Throw<ArgumentException>(() => new InputMap<string> { { "k", "v" }, { "k", "w" } }).Message.ShouldContain("'k'");

    [Fact]
    public void A_list_that_only_the_engine_knows_takes_no_more_elements()
        => Compiled.Refusal(() =>
        {
            InputList<string> names = new Thing("source").Names;
            names.Add("one more");
        }).ShouldContain("build the list from its elements");

    [Fact]
    public void Inputs_cannot_be_enumerated()
        => Should.Throw<Pulumi.Embedded.ProgramException>(() =>
        {
            foreach (var unused in new InputList<string> { "a" })
                _ = unused;
        }).Message.ShouldContain("cannot be enumerated");

    [Fact]
    public void Unions_and_enumerations_are_written_as_what_they_hold()
    {
        var program = Compiled.Program(() =>
        {
            _ = new Thing("enum", new ThingArgs { Mode = Mode.Fast, StrictMode = Mode.Safe, Level = Level.High });
            _ = new Thing("text", new ThingArgs { Mode = "custom" });
            _ = new Thing("output", new ThingArgs { Mode = Output.Create("custom") });
            _ = new Thing(
                "union",
                new ThingArgs { Mode = Union<string, Mode>.FromT1(Mode.Safe), Mixed = new InputList<Union<string, int>> { Union<string, int>.FromT1(7) } });
        });
        program.Properties("enum").ShouldRead(new Dictionary<object, object> { ["level"] = (byte)2, ["mode"] = "fast", ["strictMode"] = "safe" });
        program.Properties("text")["mode"].ShouldBe("custom");
        program.Properties("output")["mode"].ShouldBe("custom");
        program.Properties("union")["mode"].ShouldBe("safe");
        program.Properties("union")["mixed"].ShouldRead(new List<object> { (byte)7 });
    }

    [Fact]
    public void Assets_and_archives_are_functions()
    {
        var program = Compiled.Program(() =>
        {
            _ = new Thing("archive", new ThingArgs
            {
                Blob = new AssetArchive(new Dictionary<string, AssetOrArchive>(StringComparer.Ordinal)
                {
                    ["text.txt"] = new StringAsset("costs $5"),
                    ["file.txt"] = new FileAsset("./file.txt"),
                    ["remote.txt"] = new RemoteAsset("https://example.org/remote.txt"),
                    ["folder"] = new FileArchive("./folder"),
                    ["remote"] = new RemoteArchive("https://example.org/remote.tgz"),
                }),
            });
        });
        Approval.Verify(program.Yaml);
    }

    [Fact]
    public void Json_arguments_are_written_as_values()
        => Approval.Verify(Compiled.Program(() => _ = new Thing("it", new ThingArgs { Document = """{"b":[1,2.5,null,true],"a":"x"}""" })).Yaml);

    [Fact]
    public void Unsupported_types_are_refused_by_name()
    {
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Values = { ["when"] = DateTime.UnixEpoch } })).ShouldContain("DateTime");
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Values = { ["nan"] = double.NaN } })).ShouldContain("NaN");
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Values = { ["thing"] = new Thing("other") } })).ShouldContain("pass its Id");
    }

    private static InputList<string> Added(InputList<string> list)
    {
        list.Add("b");
        return list;
    }
}
