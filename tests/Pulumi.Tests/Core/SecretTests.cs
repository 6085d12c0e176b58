using System.Collections.Immutable;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>What is secret, and what becomes secret by it.</summary>
public sealed class SecretTests
{
    [Fact]
    public void A_secret_is_marked_once()
    {
        Compiled.Property("text", () => new ThingArgs { Text = Output.CreateSecret("s") }).ShouldRead(Secret("s"));
        Compiled.Property("text", () => new ThingArgs { Text = Output.CreateSecret(Output.CreateSecret("s")) }).ShouldRead(Secret("s"));
        Compiled.Property("password", () => new ThingArgs { Password = Output.CreateSecret("s") }).ShouldRead(Secret("s"));
    }

    [Fact]
    public void Secret_arguments_are_marked_by_their_setters()
    {
        Compiled.Property("password", () => new ThingArgs { Password = "s" }).ShouldRead(Secret("s"));
        Compiled.Property("secretItems", () => new ThingArgs { SecretItems = new[] { "a", "b" } }).ShouldRead(Secret(new List<object> { "a", "b" }));
        Compiled.Property("password", () => new ThingArgs { Password = null }).ShouldBeNull();
    }

    [Fact]
    public void One_secret_makes_lists_and_tuples_secret()
    {
        Compiled.Property("items", () => new ThingArgs { Items = Output.All(Output.Create("a"), Output.CreateSecret("b")) })
            .ShouldRead(Secret(new List<object> { "a", "b" }));
        Compiled.Property(
            "text",
            () => new ThingArgs { Text = Output.Tuple(Output.Create("a"), Output.CreateSecret("b")).Apply(t => t.Item1) }).ShouldRead(Secret("a"));
        Compiled.Property(
            "text",
            () => new ThingArgs { Text = Output.All(Output.Create("a"), Output.CreateSecret("b")).Apply(t => $"{t[0]}") }).ShouldRead(Secret("a"));
    }

    [Fact]
    public void One_secret_in_a_list_argument_leaves_the_others_readable()
    {
        Compiled.Property("items", () => new ThingArgs { Items = { "a", Output.CreateSecret("b") } }).ShouldRead(new List<object> { "a", Secret("b") });
        Compiled.Property("tags", () => new ThingArgs { Tags = { ["a"] = "a", ["b"] = Output.CreateSecret("b") } })
            .ShouldRead(new Dictionary<object, object> { ["a"] = "a", ["b"] = Secret("b") });
    }

    [Fact]
    public void Outputs_that_a_resource_declares_secret_spread_too()
        => Compiled.Program(() =>
        {
            var source = new Thing("source");
            _ = new Thing("it", new ThingArgs { Items = Output.All(source.Arn, source.Password), Text = source.Password });
        }).Properties("it").ShouldRead(new Dictionary<object, object>
        {
            ["items"] = Secret(new List<object> { "${test_core_Thing_source.arn}", "${test_core_Thing_source.password}" }),
            ["text"] = "${test_core_Thing_source.password}",
        });

    [Fact]
    public void A_secret_object_stays_secret_where_it_is_taken_apart()
        => Compiled.Property("text", () => new ThingArgs { Text = Output.CreateSecret(ImmutableArray.Create("a")).Apply(a => a[0]) }).ShouldRead(Secret("a"));

    private static Dictionary<object, object> Secret(object value) => new() { ["fn::secret"] = value };
}
