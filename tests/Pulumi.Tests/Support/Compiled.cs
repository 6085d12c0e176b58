using Pulumi.Embedded;
using Pulumi.Tests.Bindings;
using YamlDotNet.Serialization;

namespace Pulumi.Tests.Support;

/// <summary>A compiled program and what YAML reads in it.</summary>
internal sealed class Compiled
{
    public static readonly ProgramContext Context = new()
    {
        Project = "proj",
        Stack = "dev",
        Organization = "acme",
        Config = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["proj:size"] = "3",
            ["proj:on"] = "true",
            ["proj:ratio"] = "0.5",
            ["proj:dbPassword"] = "hunter2-never-to-be-seen",
            ["proj:shape"] = """{"Name":"big","Sides":4}""",
            ["aws:region"] = "eu-central-1",
            ["aws:token"] = "token-never-to-be-seen",
        },
    };

    private Compiled(string text)
    {
        Yaml = text;
        Document = (Dictionary<object, object>)new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(text)!;
    }

    public string Yaml { get; }

    public Dictionary<object, object> Document { get; }

    public static Compiled Program(Action program) => Program(Context, () => new LambdaStack(program));

    public static Compiled Program(ProgramContext context, Func<Stack> program)
    {
        using var output = new StringWriter();
        ProgramCompiler.Compile(output, context, program);
        return new Compiled(output.ToString());
    }

    /// <summary>What one property of a Thing looks like in YAML.</summary>
    public static object? Property(string name, Func<ThingArgs> args)
        => Program(() => _ = new Thing("it", args())).Resource("it").GetValueOrDefault("properties") is Dictionary<object, object> properties
            ? properties.GetValueOrDefault(name)
            : null;

    /// <summary>What an output looks like as the text of a second Thing; a join of pieces with a reference each is put together.</summary>
    public static object? Text(Func<Thing, Output<string>> output)
        => Written(output) is Dictionary<object, object> { Count: 1 } join && join.TryGetValue("fn::join", out var arguments)
            && (List<object>)((List<object>)arguments)[1] is var pieces && pieces.All(piece => piece is string)
            ? string.Concat(pieces)
            : Written(output);

    /// <summary>The same, as it was written.</summary>
    public static object? Written(Func<Thing, Output<string>> output)
        => Program(() => _ = new Thing("it", new ThingArgs { Text = output(new Thing("source")) })).Properties("it").GetValueOrDefault("text");

    /// <summary>The message with which a program is refused.</summary>
    public static string Refusal(Action program) => Should.Throw<ProgramException>(() => Program(program)).Message;

    public static string Refusal(Func<Thing, Output<string>> output) =>
        Refusal(() => _ = new Thing("it", new ThingArgs { Text = output(new Thing("source")) }));

    /// <summary>The only resource with a logical name.</summary>
    public Dictionary<object, object> Resource(string name)
        => Section("resources").Values.Cast<Dictionary<object, object>>().Single(r => Equals(r["name"], name));

    public Dictionary<object, object> Properties(string name) => (Dictionary<object, object>)Resource(name)["properties"];

    public Dictionary<object, object> Options(string name) => (Dictionary<object, object>)Resource(name)["options"];

    public Dictionary<object, object> Section(string name) => (Dictionary<object, object>)Document[name];
}
