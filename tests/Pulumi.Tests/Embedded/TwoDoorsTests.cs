using System.Collections.Immutable;
using Pulumi.Embedded;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Bindings.Inputs;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Embedded;

/// <summary>
/// What makes this SDK and the official one reach the same state, a test for each rule of docs and reference
/// ("Two doors, one state"); rule 7 binds the stacks and rules 13 and 14 are figures.
/// </summary>
public sealed class TwoDoorsTests
{
    [Fact]
    public void Rule_01_numbers_in_texts_go_through_JSON()
        => Approval.Verify(Compiled.Program(() =>
        {
            var source = new Thing("source");
            _ = new Thing("alone", new ThingArgs { Text = Output.Format($"{source.Port}") });
            _ = new Thing("amid", new ThingArgs { Text = Output.Format($"{source.Arn}: size={source.Port} of $5 in {source.BucketName}") });
            _ = new Thing("apply", new ThingArgs { Text = source.Endpoint.Apply(e => $"{e.Address}:{e.Port}") });
            _ = new Thing("nested", new ThingArgs { Text = Output.Format($"[{Output.Format($"{source.Port}/{source.Arn}")}]") });
        }).Yaml);

    [Fact]
    public void Rule_01_and_02_holes_that_the_doors_print_differently_are_refused()
        => Approval.Verify(string.Join('\n', Refusals().Select(r => $"- {Compiled.Refusal(r)}")) + "\n");

    [Fact]
    public void Rule_03_JSON_documents_are_cut_at_their_leaves()
        => Approval.Verify(Compiled.Program(() =>
        {
            var source = new Thing("source");
            _ = new Thing("policy", new ThingArgs
            {
                Text = Output.JsonSerialize(Output.Create(new
                {
                    Version = "2012-10-17",
                    Statement = new[]
                    {
                        new { Sid = "Zürich <&> $x", Effect = "Allow", Resource = new InputList<string>
                        {
                            source.Arn,
                            Output.Format($"{source.Arn}/*"),
                        }, MaxPorts = source.Port },
                    },
                    Amount = 1.5,
                })),
            });
        }).Yaml);

    [Fact]
    public void Rule_04_provider_arguments()
        => Approval.Verify(Compiled.Program(() =>
        {
            _ = new Provider("bridged", new ProviderArgs { Region = "eu-central-1", SkipChecks = true, Retries = 3, DefaultTags = { ["owner"] = "db" } });
            _ = new KubernetesProvider("native", new ProviderArgs { Region = "text stays", SkipChecks = true, Retries = 3 });
        }).Yaml);

    [Fact]
    public void Rule_04_what_cannot_be_sent_alike_is_refused()
    {
        Compiled.Refusal(() => _ = new KubernetesProvider(
            "it",
            new ProviderArgs { DefaultTags = { ["owner"] = "db" } })).ShouldContain("Use an argument that is a text");
        Compiled.Refusal(() => _ = new KubernetesProvider(
            "it",
            new ProviderArgs { SkipChecks = new Thing("source").Enabled })).ShouldContain("Use an argument that is a text");
    }

    [Fact]
    public void Rule_05_secret_maps_are_marked_by_their_setters()
        => Approval.Verify(Compiled.Program(() => _ = new Thing("it", new ThingArgs
        {
            StringData = new InputMap<string> { ["user"] = "app", ["url"] = new Thing("source").Arn, ["password"] = Output.CreateSecret("s") },
        })).Yaml);

    [Theory]
    [InlineData("fn::unsecret")]
    [InlineData("FN::Secret")]
    [InlineData("fn::anything")]
    public void Rule_06_keys_of_the_user_are_never_functions(string key)
    {
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Tags = { [key] = "x" } })).ShouldContain($"'{key}' begins with fn::");
        Compiled.Refusal(() => _ = new Thing(
            "it",
            new ThingArgs { Values = { ["deep"] = new Dictionary<string, object>(StringComparer.Ordinal) { [key] = 1 } } })).ShouldContain(key);
    }

    [Fact]
    public void Rule_08_no_option_no_block()
    {
        var program = Compiled.Program(() =>
        {
            _ = new Provider(
                "plain",
                null,
                new CustomResourceOptions { CustomTimeouts = new CustomTimeouts(), Version = "", IgnoreChanges = [], Aliases = [] });
            _ = new Provider("null", new ProviderArgs { Region = null! }, null);
        });
        Approval.Verify(program.Yaml);
        program.Yaml.ShouldNotContain("options");
        program.Yaml.ShouldNotContain("properties");
    }

    [Fact]
    public void Rule_09_keys_quotes_and_nulls()
        => Approval.Verify(Compiled.Program(() =>
        {
            _ = new Provider("same");
            _ = new Thing("same", new ThingArgs
            {
                Text = "Zürich: \"${not.a.reference}\" $$ \\ 东京\n",
                Count = 5,
                Ratio = 1e21,
                Enabled = false,
                Password = null,
                Items = new InputList<string>(),
                Tags = new InputMap<string>(),
                Rules = { },
                Shape = new ShapeArgs(),
                Rule = new RuleArgs { From = 1, Ref = "$defs" },
                Values =
                {
                    ["null"] = null!,
                    ["${key}"] = "value",
                    ["true"] = "true",
                    ["list"] = new List<object?>
                    {
                        null,
                        "",
                        new List<string>(),
                        new Dictionary<string, int>(StringComparer.Ordinal),
                        new List<object> { 1, new List<int> { 2 } },
                    },
                },
            });
            _ = new Thing("with spaces & $igns");
            _ = new Thing("with.spaces");
        }).Yaml);

    [Fact]
    public void Rule_10_secret_configuration_stays_a_reference()
    {
        var yaml = Compiled.Program(() =>
        {
            var config = new Pulumi.Config();
            _ = new Thing("it", new ThingArgs
            {
                Password = config.RequireSecret("dbPassword"),
                Text = Output.Format($"postgres://app:{config.RequireSecret("dbPassword")}@{new Thing("db").Arn}"),
                Items = Output.All(Output.Create("plain"), new Pulumi.Config("aws").GetSecret("token")!),
                Count = config.RequireSecretInt32("size"),
                Enabled = config.GetSecretBoolean("on")!,
            });
        }).Yaml;
        Approval.Verify(yaml);
        yaml.ShouldNotContain("never-to-be-seen");
    }

    [Fact]
    public void Rule_11_aliases_are_URNs_with_all_parents()
        => Approval.Verify(Compiled.Program(() =>
        {
            var root = new Provider("root");
            var middle = new Thing("middle", null, new CustomResourceOptions { Parent = root });
            _ = new Thing("leaf", null, new CustomResourceOptions
            {
                Parent = middle,
                Aliases =
                {
                    new Alias { Name = "former" },
                    new Alias { NoParent = true },
                    new Alias { Parent = root, Type = "test:old/thing:Thing" },
                    new Alias { Stack = "prod", Project = "other" },
                    new Alias { ParentUrn = "urn:pulumi:x::y::a:b:C$d:e:F::parent" },
                    new Alias { Urn = "urn:pulumi:x::y::a:b:C::whole" },
                },
            });
        }).Yaml);

    [Fact]
    public void Rule_11_contradictory_aliases_are_refused()
    {
        Compiled.Refusal(() => Aliased(new Alias { Urn = "urn:x", Name = "x" })).ShouldContain("takes nothing else");
        Compiled.Refusal(() => Aliased(new Alias { NoParent = true, ParentUrn = "urn:x" })).ShouldContain("one of Parent, ParentUrn and NoParent");
    }

    [Fact]
    public void Rule_12_the_run_without_a_stack_has_placeholders()
    {
        var context = new ProgramContext { Project = "proj" };
        Approval.Verify(Compiled.Program(context, () => new LambdaStack(() =>
        {
            var config = new Pulumi.Config();
            config.RequireInt32("size").ShouldBe(0);
            config.RequireBoolean("on").ShouldBeFalse();
            config.RequireObject<List<string>>("list").ShouldBeNull();
            _ = new Thing("it", new ThingArgs
            {
                Text = Output.Format($"{Deployment.Instance.StackName}{config.Require("text")}"),
                Password = config.RequireSecret("dbPassword"),
            });
        })).Yaml);
    }

    [Fact]
    public void Rule_12_secrets_spread_and_anonymous_objects_stay()
        => Approval.Verify(Compiled.Program(() =>
        {
            var source = new Thing("source");
            _ = new Thing("it", new ThingArgs
            {
                Items = Output.All(source.Arn, Output.CreateSecret("s")),
                SecretItems = ImmutableArray.Create("a"),
                Text = Output.JsonSerialize(Output.Create(new { Arn = source.Arn, Known = "k" })),
                Password = Output.Tuple(source.Arn, Output.CreateSecret(1)).Apply(t => $"{t.Item1}#{t.Item2}"),
            });
        }).Yaml);

    private static IEnumerable<Func<Thing, Output<string>>> Refusals() =>
    [
        t => Output.Format($"{t.Enabled}"),
        t => Output.Format($"{t.Ratio}"),
        t => Output.Format($"{t.Port:D5}"),
        t => Output.Format($"{t.Arn,10}"),
        t => Output.Format($"{t.MaybePort}"),
        t => Output.Format($"{t.Description}"),
        t => Output.Format($"{t.Labels}"),
        t => t.Endpoint.Apply(e => $"{e.HostedZone}"),
        t => Output.Format($"{t.Value.Value()}"),
        t => t.Enabled.Apply(e => $"{e}"),
    ];

    private static void Aliased(Alias alias) => _ = new Thing("it", null, new CustomResourceOptions { Aliases = { alias } });
}
