using System.Text.Json.Nodes;
using ClusterProvisioning.RegionFile.Schema;

namespace ClusterProvisioning.RegionFile.Tests.Schema;

public sealed class RegionSchemaTests
{
    [Fact]
    public void The_checked_in_schema_is_the_models()
    {
        // Stale? `./provision schema --write`.
        File.ReadAllText(TestRegions.Project.SchemaFile).ShouldBe(RegionSchema.Write());
    }

    [Fact]
    public void Every_region_and_profile_names_the_schema_in_its_first_line()
    {
        foreach (var file in Directory.GetFiles(TestRegions.Project.Regions, "*.yaml", SearchOption.AllDirectories))
        {
            const string Modeline = "# yaml-language-server: $schema=";
            var first = File.ReadLines(file).First();
            first.ShouldStartWith(Modeline, customMessage: file);
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, first[Modeline.Length..])).ShouldBe(TestRegions.Project.SchemaFile);
        }
    }

    [Fact]
    public void Every_definition_and_property_is_described_and_closed()
    {
        var definitions = JsonNode.Parse(RegionSchema.Write())!["definitions"]!.AsObject();
        definitions.Count.ShouldBeGreaterThan(15);
        foreach (var (name, definition) in definitions)
        {
            ((bool)definition!["additionalProperties"]!).ShouldBeFalse(name);
            foreach (var (key, property) in definition["properties"]!.AsObject())
                ((string?)property!["description"]).ShouldNotBeNullOrWhiteSpace($"{name}.{key}");
        }
    }
}
