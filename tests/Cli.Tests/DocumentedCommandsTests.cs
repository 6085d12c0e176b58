using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>What the documents tell people to type is what the program takes.</summary>
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string> Documents => [.. Directory.GetFiles(Path.Combine(Provision.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Provision.Root, "README.md"))
        .Where(file => Commands(file).Any())
        .Select(file => Path.GetRelativePath(Provision.Root, file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_command_is_one(string document)
    {
        var root = ProvisionRoot.Create(ProjectLayout.Find(), verb: null);
        Commands(Path.Combine(Provision.Root, document))
            .Select(line => (line, root.Parse([.. CommandLineParser.SplitCommandLine(line)]).Errors))
            .Where(each => each.Errors.Count > 0)
            .Select(each => $"{each.line}: {string.Join(", ", each.Errors.Select(error => error.Message))}").ShouldBeEmpty();
    }

    [Fact]
    public void A_verb_that_is_asked_for_is_made_alone_and_help_has_all_of_them()
    {
        var all = ProvisionRoot.Create(ProjectLayout.Find(), verb: null).Subcommands;
        all.Count.ShouldBeGreaterThan(10);
        foreach (var verb in all)
            ProvisionRoot.Create(ProjectLayout.Find(), verb.Name).Subcommands.ShouldHaveSingleItem().Name.ShouldBe(verb.Name);
        ProvisionRoot.Create(ProjectLayout.Find(), "complie").Subcommands.Count.ShouldBe(all.Count);
    }

    private static IEnumerable<string> Commands(string file) =>
        File.ReadAllLines(file).Select(line => Command().Match(line)).Where(match => match.Success).Select(match => match.Groups["rest"].Value.Trim());

    // At the beginning of a line; a pipe, a redirection or a remark ends it.
    [GeneratedRegex(@"^([$#] )?\./provision(?<rest>( (?!\d>)[^\s|>#&;][^\s;]*)*)")]
    private static partial Regex Command();
}
