using Pulumi.Embedded;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>Configuration: plain values are read, secrets stay references.</summary>
public sealed class ConfigTests
{
    [Fact]
    public void Plain_values_are_read_by_type()
        => Compiled.Program(() =>
        {
            var config = new Config();
            config.Get("size").ShouldBe("3");
            config.Require("size").ShouldBe("3");
            config.GetInt32("size").ShouldBe(3);
            config.RequireInt32("size").ShouldBe(3);
            config.RequireBoolean("on").ShouldBeTrue();
            config.RequireDouble("ratio").ShouldBe(0.5);
            config.RequireObject<Shape>("shape").ShouldBe(new Shape("big", 4));
            config.Get("absent").ShouldBeNull();
            config.GetInt32("absent").ShouldBeNull();
            config.GetBoolean("absent").ShouldBeNull();
            config.GetDouble("absent").ShouldBeNull();
            config.GetObject<Shape>("absent").ShouldBeNull();
            config.GetSecret("absent").ShouldBeNull();
            new Config("aws").Require("region").ShouldBe("eu-central-1");
            new Config("aws:config").Require("region").ShouldBe("eu-central-1");
        });

    [Fact]
    public void Missing_and_wrong_values_say_what_to_set()
    {
        Compiled.Refusal(() => new Config().Require("absent")).ShouldContain("pulumi config set proj:absent VALUE");
        Compiled.Refusal(() => new Config().RequireSecret("absent")).ShouldContain("pulumi config set proj:absent VALUE");
        Compiled.Refusal(() => new Config().RequireInt32("on")).ShouldContain("'proj:on' is not a whole number");
        Compiled.Refusal(() => new Config().RequireBoolean("size")).ShouldContain("not true or false");
        Compiled.Refusal(() => new Config().RequireDouble("on")).ShouldContain("not a number");
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_not_shown()
    {
        Compiled.Refusal(() => new Config().RequireInt32("dbPassword")).ShouldNotContain("hunter2");
        Compiled.Refusal(() => new Config().RequireObject<Shape>("dbPassword")).ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_secret_read_in_plain_too_is_refused()
    {
        Compiled.Refusal(() =>
        {
            _ = new Config().RequireSecret("dbPassword");
            _ = new Config().Get("dbPassword");
        }).ShouldContain("both as a secret and in plain");
        Compiled.Refusal(() =>
        {
            _ = new Config().Get("dbPassword");
            _ = new Config().GetSecret("dbPassword");
        }).ShouldContain("both as a secret and in plain");
        Compiled.Refusal(() =>
        {
            _ = new Config().RequireSecret("size");
            _ = new Config().RequireSecretInt32("size");
        }).ShouldContain("as string and as integer");
    }

    [Fact]
    public void Structured_secrets_can_be_taken_apart()
        => Compiled.Program(() => _ = new Thing("it", new ThingArgs
        {
            Text = new Config().RequireSecretObject<Dictionary<string, string>>("shape").Apply(s => s["Name"]),
        })).Properties("it")["text"].ShouldBe("${shape.Name}");

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("{}")]
    public void No_configuration_is_none(string? json) => ProgramContext.ParseConfig(json).ShouldBeEmpty();

    [Fact]
    public void Configuration_is_an_object_of_texts()
        => ProgramContext.ParseConfig("""{"proj:a":"1","proj:b":"{\"c\":2}","proj:d":{"e":3}}""").ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["proj:a"] = "1", ["proj:b"] = "{\"c\":2}", ["proj:d"] = "{\"e\":3}" },
            ignoreOrder: true);

    [Theory]
    [InlineData("[1]")]
    [InlineData("secret-text")]
    [InlineData("\"secret-text\"")]
    public void Broken_configuration_is_refused_without_being_shown(string json)
        => Should.Throw<ProgramException>(() => ProgramContext.ParseConfig(json)).ToString().ShouldNotContain("secret-text");

    private sealed record Shape(string Name, int Sides);
}
