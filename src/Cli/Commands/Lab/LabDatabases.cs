using System.Diagnostics;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary>The database part of a lab: <c>db apply</c>, run behind the lab's door.</summary>
internal sealed class LabDatabases : ILabDatabases
{
    private const string Row = "database";

    /// <inheritdoc/>
    public async Task FillAsync(AdminDoor door, ILabProgress progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        progress.Step(Row, "applying");
        var result = await door.Program(["db", "apply", door.RegionFile, "--passwords", door.Passwords]).TryAsync(cancel);
        if (result.ExitCode is not (ExitCodes.Fine or ExitCodes.Changes))
        {
            var next = $"provision db plan {door.RegionFile} --lab {door.Lab}";
            var said = $"{result.Error.Trim()}\n{Last(result.Output)}";
            throw new LabException($"The database part of lab {door.Lab} could not be applied:\n{said}\nnext: {next}");
        }

        progress.Step(Row, $"{Last(result.Output)} ({watch.Elapsed.TotalSeconds:0.0} s)");
    }

    private static string Last(string text) => text.TrimEnd().Split('\n')[^1];
}
