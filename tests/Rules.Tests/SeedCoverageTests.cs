using System.Text.RegularExpressions;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.Rules.Tests;

/// <summary>Holds docs/seed-coverage.md against the files, sources, rules and tests that it names.</summary>
public sealed partial class SeedCoverageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(TestRegions.Project.Root, "docs", "seed-coverage.md"));

    private static IEnumerable<Match> Rows => Lines.Select(line => Row().Match(line)).Where(row => row.Success);

    [Fact]
    public void Every_line_of_a_table_is_a_row_with_a_reference()
    {
        var rows = Rows.ToList();
        rows.Count.ShouldBeGreaterThan(200);
        rows.Count.ShouldBe(Lines.Count(line => line.StartsWith('|')
            && !line.StartsWith("| line ", StringComparison.Ordinal)
            && !line.StartsWith("|---", StringComparison.Ordinal)));
        rows.ShouldAllBe(row => Reference().IsMatch(row.Groups["declared"].Value));
        rows.ShouldAllBe(row => row.Groups["made"].Value.Trim().Length > 4);
    }

    [Fact]
    public void Every_section_of_both_seeds_is_there()
    {
        var sections = Lines.Select(line => Section().Match(line)).Where(match => match.Success).Select(match => match.Groups["section"].Value);
        sections.ShouldBe(
        [
            "000 §1", "000 §2.1", "000 §2.2", "000 §2.3", "000 §2.4", "000 §2.5", "000 §2.6",
            "000 §3.1", "000 §3.2", "000 §3.3", "000 §3.4", "000 §3.5",
            "000 §4.1", "000 §4.2", "000 §4.3", "000 §4.4", "000 §5", "000 §6", "000 §7",
            "001 §1", "001 §2", "001 §3", "001 §4", "001 §5", "001 §6",
        ]);
    }

    [Fact]
    public void Every_key_is_written_in_the_file_that_is_named()
    {
        var wrong =
            from reference in References()
            let key = Key().Match(reference)
            where key.Success && !IsWritten(key.Groups["file"].Value, key.Groups["path"].Value)
            select reference;
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_source_symbol_and_test_exists()
    {
        var wrong =
            from reference in References()
            let source = Source().Match(reference)
            where source.Success && !Exists(source.Groups["path"].Value, source.Groups["symbol"].Value)
            select reference;
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_is_a_rules()
    {
        var rules = RegionRules.All.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        References().Where(reference => Code().IsMatch(reference) && !rules.Contains(reference)).ShouldBeEmpty();
    }

    /// <summary>Without backticks a reference is not looked at by the tests here.</summary>
    [Fact]
    public void Every_file_is_named_in_backticks() =>
        Lines.Where(line => Bare().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void Every_reference_is_of_a_kind_that_is_checked() =>
        References()
            .Where(reference => !Key().IsMatch(reference)
                && !Source().IsMatch(reference)
                && !Code().IsMatch(reference)
                && !reference.All(char.IsAsciiLetter)
                && reference != "patroni.dcs")
            .ShouldBeEmpty();

    private static IEnumerable<string> References() =>
        Rows.SelectMany(row => Reference().Matches(row.Groups["declared"].Value + row.Groups["made"].Value))
            .Select(match => match.Groups["text"].Value)
            .Distinct();

    private static bool IsWritten(string name, string path)
    {
        var file = Path.Combine(name is "enterprise" or "standard" ? TestRegions.Project.Profiles : TestRegions.Project.Regions, name + ".yaml");
        YamlNode? node = new YamlReader(file, []).Read(File.ReadAllText(file));
        foreach (var key in path.Split('.'))
            node = (node as YamlMapping)?.Entries.GetValueOrDefault(key)?.Value;
        return node is not (null or YamlScalar { IsNull: true });
    }

    private static bool Exists(string path, string symbol)
    {
        var file = Path.Combine(TestRegions.Project.Root, path);
        return File.Exists(file) && (symbol.Length == 0 || Regex.IsMatch(File.ReadAllText(file), $@"(?<!\w){Regex.Escape(symbol)}(?!\w)"));
    }

    [GeneratedRegex("^\\| \"(?<line>.+?)\" \\| (?<declared>.+?) \\| (?<made>.+?) \\|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"^## (?<section>\d{3} §[\d.]*\d) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?<file>enterprise|standard|eu-central|us-east|ap-south|lab): (?<path>[A-Za-z0-9_.-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?<path>(src|stacks|tests)/[\w./-]+\.cs)(#(?<symbol>[\w.]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Source();

    [GeneratedRegex(@"(?<![`\w/.])(src|stacks|tests)/[\w./-]+\.cs", RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^CP\d{4}$")]
    private static partial Regex Code();
}
