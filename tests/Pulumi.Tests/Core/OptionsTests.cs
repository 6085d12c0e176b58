using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>Every option of a resource.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void All_options_have_their_place()
        => Approval.Verify(Compiled.Program(() =>
        {
            var provider = new Provider("main");
            var first = new Thing("first");
            var second = new Thing("second");
            _ = new Thing("it", new ThingArgs(), new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "arn" },
                Aliases = { new Alias { Name = "former" } },
                CustomTimeouts = new CustomTimeouts
                {
                    Create = TimeSpan.FromMinutes(10),
                    Delete = TimeSpan.FromMilliseconds(1500),
                    Update = TimeSpan.FromHours(1),
                },
                DeleteBeforeReplace = true,
                DeletedWith = first,
                DependsOn = { first, second },
                EnvVarMappings = { ["PROVIDER_TOKEN"] = "TOKEN" },
                HideDiffs = { "text" },
                IgnoreChanges = { "tags[\"x\"]", "$special" },
                ImportId = "i-123",
                Parent = first,
                PluginDownloadURL = "https://example.org/plugins",
                Protect = true,
                Provider = provider,
                ReplaceOnChanges = { "text" },
                ReplaceWith = { second },
                ReplacementTrigger = (Input<object>)"v1",
                RetainOnDelete = true,
                Version = "9.9.9",
            });
        }).Yaml);

    [Fact]
    public void Merge_takes_the_second_value_and_joins_lists()
    {
        var first = new CustomResourceOptions { Protect = true, Version = "1", IgnoreChanges = { "a" }, EnvVarMappings = { ["A"] = "1", ["B"] = "1" } };
        var second = new CustomResourceOptions { Version = "2", IgnoreChanges = { "b" }, ImportId = "i", EnvVarMappings = { ["B"] = "2" } };
        var merged = CustomResourceOptions.Merge(first, second);
        merged.Protect.ShouldBe(true);
        merged.Version.ShouldBe("2");
        merged.ImportId.ShouldBe("i");
        merged.IgnoreChanges.ShouldBe(["a", "b"]);
        merged.EnvVarMappings.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "1", ["B"] = "2" });
        first.IgnoreChanges.ShouldBe(["a"]);
        second.IgnoreChanges.ShouldBe(["b"]);
        CustomResourceOptions.Merge(null, null).Protect.ShouldBeNull();
    }

    [Fact]
    public void Children_inherit_protection_and_provider()
    {
        var program = Compiled.Program(() =>
        {
            var provider = new Provider("main");
            var parent = new Thing("parent", null, new CustomResourceOptions { Protect = true, Provider = provider });
            _ = new Thing("child", null, new CustomResourceOptions { Parent = parent });
            _ = new Thing("free", null, new CustomResourceOptions { Parent = parent, Protect = false });
        });
        program.Options("child")["protect"].ShouldBe(true);
        program.Options("child")["provider"].ShouldBe("${pulumi_providers-test_main}");
        program.Options("free")["protect"].ShouldBe(false);
    }

    [Fact]
    public void Providers_reach_the_descendants_of_their_package_only()
    {
        var program = Compiled.Program(() =>
        {
            var root = new Thing("root", null, new CustomResourceOptions { Provider = new Provider("main") });
            var between = new Provider("between", null, new CustomResourceOptions { Parent = root });
            _ = new Thing("leaf", null, new CustomResourceOptions { Parent = between });
        });
        program.Options("between").ShouldNotContainKey("provider");
        program.Options("leaf")["provider"].ShouldBe("${pulumi_providers-test_main}");
    }

    [Fact]
    public void The_stack_as_parent_is_the_default()
        => Compiled.Program(Compiled.Context, () => new ParentStack()).Options("it").ShouldNotContainKey("parent");

    [Fact]
    public void Existing_resources_are_read()
    {
        var resource = Compiled.Program(() => _ = Thing.Get("it", "i-123")).Resource("it");
        resource["get"].ShouldRead(new Dictionary<object, object> { ["id"] = "i-123" });
        resource.ShouldNotContainKey("properties");
    }

    [Fact]
    public void A_resource_of_another_program_is_refused()
    {
        Thing? stranger = null;
        Compiled.Program(() => stranger = new Thing("stranger"));
        Compiled.Refusal(() => _ = new Thing("it", null, new CustomResourceOptions { DependsOn = { stranger! } })).ShouldContain("belongs to another program");
        Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Text = stranger!.Arn })).ShouldContain("belongs to another program");
    }

    [Fact]
    public void Required_arguments_are_required()
        =>
            Compiled.Refusal(() => _ = new Needy("it", new NeedyArgs()))
                .ShouldBe("test:core/needy:Needy 'it': The property 'wanted' is required and has no value.");

    private sealed class ParentStack : Stack
    {
        public ParentStack() => _ = new Thing("it", null, new CustomResourceOptions { Parent = this });
    }
}
