using ClusterProvisioning.Cli.Deploying;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Cli.Tests;

[Collection(CheckoutCollection.Name)]
public sealed class StackFilesTests
{
    private const string Prefix = "cluster-provisioning:";

    public static TheoryData<string> Regions =>
        [.. Directory.GetFiles(Path.Combine(Provision.Root, "regions"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Each_region_has_a_stack_file_with_its_own_name_and_its_jurisdictions_key(string name)
    {
        var file = Load($"stacks/Pulumi.{name}.yaml");
        file["config"][Prefix + "region"].ToString().ShouldBe(name);
        var region = new RegionLoader(new ProjectLayout(Provision.Root).Profiles).Load(Path.Combine(Provision.Root, "regions", name + ".yaml")).Region!;
        if (region.Declared.Target == Target.Aws)
            file["secretsprovider"].ToString().ShouldBe(StackHome.Of(region).SecretsProvider);
    }

    [Fact]
    public void The_state_and_its_key_lie_at_the_site_that_is_declared()
    {
        using var file = new TemporaryRegion($"extends: {Provision.Root}/regions/us-east.yaml\nsecurity: {{places: {{state: dr}}}}\n");
        StackHome.Of(new RegionLoader(new ProjectLayout(Provision.Root).Profiles).Load(file.Path).Region!)
            .ShouldBe(new StackHome(
                "s3://cluster-provisioning-us-us-east?region=us-east-2&awssdk=v2",
                "awskms://alias/cluster-provisioning-us?region=us-east-2"));
    }

    [Fact]
    public void Each_key_is_declared_with_its_type_in_both_projects_and_no_secret_is_literal()
    {
        var schemas = new[] { "Pulumi.yaml", "stacks/Pulumi.yaml" }.Select(file => (YamlMappingNode)Load(file)["config"]).ToList();
        schemas[0].ShouldBe(schemas[1]);
        schemas[0].Children.Values.ShouldAllBe(key => ((YamlMappingNode)key).Children.ContainsKey("type")
            && ((YamlMappingNode)key).Children.ContainsKey("description"));
        foreach (var file in Directory.GetFiles(Path.Combine(Provision.Root, "stacks"), "Pulumi.*.yaml"))
        {
            foreach (var (key, value) in ((YamlMappingNode)Load(file)["config"]).Children)
            {
                var declared = (YamlMappingNode)schemas[0][key.ToString()[Prefix.Length..]];
                if (declared.Children.TryGetValue("secret", out var secret) && secret.ToString() == "true")
                    ((YamlMappingNode)value).Children.Keys.ShouldHaveSingleItem().ToString().ShouldBe("secure");
            }
        }
    }

    private static YamlMappingNode Load(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Provision.Root, file))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
