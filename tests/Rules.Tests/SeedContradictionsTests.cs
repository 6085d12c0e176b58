using System.Text.RegularExpressions;
using ClusterProvisioning.Model.Declaration.Stated;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Rules.Tests;

/// <summary>Holds docs/seed-contradictions.md against the rules and the lines that it names.</summary>
public sealed partial class SeedContradictionsTests
{
    private static readonly string Document = Path.Combine(TestRegions.Project.Root, "docs", "seed-contradictions.md");

    private readonly LoadedRegion _euCentral = TestRegions.Load(Path.Combine(TestRegions.Project.Regions, "eu-central.yaml"));
    private readonly LoadedRegion _usEast = TestRegions.Load(Path.Combine(TestRegions.Project.Regions, "us-east.yaml"));

    [Fact]
    public void Every_row_is_a_warning_of_its_rule_at_its_line()
    {
        var text = File.ReadAllText(Document);
        var rows = Row().Matches(text);
        rows.Count.ShouldBeGreaterThan(40);
        foreach (Match row in rows)
        {
            var loaded = Region(row.Groups["file"].Value);
            var place = loaded.Region!.Sources.Find(new ModelPath(row.Groups["path"].Value));
            loaded.Diagnostics.ShouldContain(found => found.Code == row.Groups["code"].Value && found.Location == place, row.Value);
            place.File.ShouldEndWith(row.Groups["file"].Value);
        }

        var mended = Row().Replace(
            text,
            row => row.Value.Replace(
                "#L" + row.Groups["line"].Value,
                $"#L{Region(row.Groups["file"].Value).Region!.Sources.Find(new ModelPath(row.Groups["path"].Value)).Line}",
                StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(Document, mended);
        else
            text.ShouldBe(mended, "lines have moved: run the test with UPDATE_GOLDEN=1");
    }

    [Theory]
    [InlineData("enterprise.yaml")]
    [InlineData("standard.yaml")]
    public void Every_warning_of_a_profile_has_a_row(string profile)
    {
        var text = File.ReadAllText(Document);
        var listed = Row()
            .Matches(text)
            .Where(row => row.Groups["file"].Value.EndsWith(profile, StringComparison.Ordinal))
            .Select(row => row.Groups["code"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Region(profile).Diagnostics.Select(found => found.Code).Where(code => !listed.Contains(code)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_is_a_rules()
    {
        var rules = RegionRules.All.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        Code().Matches(File.ReadAllText(Document)).Select(match => match.Value).Where(code => !rules.Contains(code)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_under_stated_has_a_row()
    {
        var text = File.ReadAllText(Document);
        Keys(typeof(StatedDeclaration), "stated").Where(key => !text.Contains($"`{key}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(Type type, string path) =>
        type.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
        {
            var key = $"{path}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            return property.PropertyType.Namespace == typeof(StatedDeclaration).Namespace ? Keys(property.PropertyType, key) : [key];
        });

    private LoadedRegion Region(string profile) => profile.EndsWith("enterprise.yaml", StringComparison.Ordinal) ? _euCentral : _usEast;

    [GeneratedRegex(@"`(?<code>CP\d{4})` \[`(?<path>[^`]+)`\]\(\.\./regions/(?<file>[^#]+)#L(?<line>\d+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"CP\d{4}")]
    private static partial Regex Code();
}
