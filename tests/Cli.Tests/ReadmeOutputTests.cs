namespace ClusterProvisioning.Cli.Tests;

/// <summary>The first five minutes of the README, typed as they stand there.</summary>
[Collection(CheckoutCollection.Name)]
public sealed class ReadmeOutputTests
{
    private const string Section = "## Five minutes";

    [Fact]
    public async Task Every_command_prints_what_the_README_shows()
    {
        var steps = Steps().ToList();
        steps.Count.ShouldBeGreaterThanOrEqualTo(8);
        try
        {
            foreach (var (command, shown) in steps)
                (await Provision.RunInAsync(Provision.Root, [], "bash", "-c", command)).Output.TrimEnd().ShouldBe(shown, command);
        }
        finally
        {
            foreach (var left in new[] { "regions/try.yaml", "try.txt" })
                File.Delete(Path.Combine(Provision.Root, left));
        }
    }

    private static IEnumerable<(string Command, string Shown)> Steps()
    {
        var (isConsole, command, shown) = (false, "", new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(Provision.Root, "README.md"))
            .SkipWhile(line => line != Section)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            var isPrompt = isConsole && line.StartsWith("$ ", StringComparison.Ordinal);
            if ((isPrompt || line == "```") && command.Length > 0)
                yield return (command, string.Join('\n', shown));
            if (isPrompt)
                (command, shown) = (line[2..], []);
            else if (line.StartsWith("```", StringComparison.Ordinal))
                (isConsole, command) = (line == "```console", "");
            else
                shown.Add(line);
        }
    }
}
