using System.Text.RegularExpressions;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Tests;

/// <summary>Each file in invalid/ and doubtful/ names in its first lines what must be found in it, and where: <c># expect: CODE [FILE:]LINE</c>.</summary>
public sealed partial class FixtureTests
{
    public static TheoryData<string> Invalid => Files("invalid");

    public static TheoryData<string> Doubtful => Files("doubtful");

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_file_is_refused_with_exactly_these_errors(string file)
    {
        var loaded = Load("invalid", file);
        loaded.Region.ShouldBeNull();
        Found(loaded, Severity.Error, "invalid").ShouldBe(Expected("invalid", file));
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Doubtful_file_is_taken_with_exactly_these_warnings(string file)
    {
        var loaded = Load("doubtful", file);
        loaded.Region.ShouldNotBeNull();
        Found(loaded, Severity.Warning, "doubtful").Except(Found(Extended(file), Severity.Warning, "doubtful")).ShouldBe(Expected("doubtful", file));
    }

    [Fact]
    public void Every_rule_has_a_fixture_that_trips_it()
    {
        var fixtures = Names("invalid").Concat(Names("doubtful")).Select(name => name[..6]).ToHashSet();
        RegionRules.All.Select(rule => rule.Code).Where(code => !fixtures.Contains(code)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "eu-central",
        "CP1012 CP1044 CP1045 CP1046 CP1053 CP1054 CP1056 CP1058 CP1059 CP1060 CP1065 CP1066 CP1069 CP1070 CP1072 CP1074 CP1075 CP1076 CP1077 CP1078 CP1114")]
    [InlineData("us-east", "CP1046 CP1053 CP1056 CP1059 CP1069 CP1070 CP1075 CP1078 CP1104")]
    [InlineData("ap-south", "CP1046 CP1053 CP1056 CP1059 CP1069 CP1070 CP1075 CP1078 CP1104")]
    [InlineData("lab", "CP1069 CP1070")]
    public void Shipped_region_trips_no_rule_but_those_where_its_seed_contradicts_itself(string region, string warnings)
    {
        var loaded = TestRegions.Load(Path.Combine(TestRegions.Project.Regions, region + ".yaml"));
        loaded.Errors().ShouldBeEmpty();
        string.Join(' ', loaded.Diagnostics.Select(found => found.Code).Distinct().Order(StringComparer.Ordinal)).ShouldBe(warnings);
    }

    [Fact]
    public void Every_rule_is_listed_once_under_a_code_of_its_own()
    {
        var types = typeof(IRule).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IRule)));
        RegionRules.All.Select(rule => rule.GetType()).ShouldBe(types, ignoreOrder: true);
        RegionRules.All.Select(rule => rule.Code).ShouldBeUnique();
        RegionRules.All.Select(rule => rule.Code).ShouldBeInOrder();
    }

    [Fact]
    public void Every_diagnostic_says_what_to_do_next()
    {
        var all = Names("invalid").SelectMany(name => Load("invalid", name).Diagnostics).ToList();
        all.ShouldNotBeEmpty();
        all.ShouldAllBe(found => found.Message.Length > 10 && found.Fix.Length > 4 && found.Location.Line > 0 && found.Location.Column > 0);
    }

    private static TheoryData<string> Files(string folder) => [.. Names(folder)];

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(TestRegions.Folder, folder), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    // A rule that is asked only before `up` is asked of its own file alone.
    private static LoadedRegion Load(string folder, string file) => TestRegions.Load(Path.Combine(TestRegions.Folder, folder, file), TargetOf(file));

    private static ValidationTarget TargetOf(string file) =>
        RegionRules.All.OfType<IBeforeUp>().Any(rule => file.StartsWith(rule.Code, StringComparison.Ordinal)) ? ValidationTarget.Up : ValidationTarget.File;

    /// <summary>The shipped region under a doubtful file, whose own warnings are not the file's.</summary>
    private static LoadedRegion Extended(string file) =>
        TestRegions.Load(
            Path.Combine(
                TestRegions.Folder,
                "doubtful",
                File.ReadLines(Path.Combine(TestRegions.Folder, "doubtful", file))
                    .First(line => line.StartsWith("extends: ", StringComparison.Ordinal))["extends: ".Length..]),
            TargetOf(file));

    private static List<string> Expected(string folder, string file) =>
    [
        .. File.ReadLines(Path.Combine(TestRegions.Folder, folder, file))
            .Select(line => Expectation().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups["code"].Value} {(match.Groups["file"].Success ? match.Groups["file"].Value : file)}:{match.Groups["line"].Value}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Distinct: a rule that finds one line wrong for both sites says so twice.</summary>
    private static List<string> Found(LoadedRegion loaded, Severity severity, string folder) =>
    [
        .. loaded.Diagnostics.Where(found => found.Severity == severity)
            .Select(found => $"{found.Code} {Path.GetRelativePath(Path.Combine(TestRegions.Folder, folder), found.Location.File)}:{found.Location.Line}")
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^# expect: (?<code>CP\d{4}) ((?<file>[^:]+):)?(?<line>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Expectation();
}
