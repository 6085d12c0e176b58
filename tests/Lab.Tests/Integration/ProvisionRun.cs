using System.Diagnostics;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A run of the program, as a person would start it.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, standard error after standard output.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ProvisionRun(int ExitCode, string Output, double Seconds)
{
    private static readonly string Program = Newest(
        Path.Combine(AppContext.BaseDirectory, "provision.dll"),
        Path.Combine(ProjectLayout.Find().Root, "artifacts", "program", "publish", "Cli", "ready", "provision.dll"));

    public static async Task<ProvisionRun> OfAsync(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProvisionRun(process.ExitCode, await output + await error, watch.Elapsed.TotalSeconds);
    }

    public static Process Start(params string[] arguments) =>
        // Where a test run is in the background, SIGINT is ignored, and children inherit that.
        Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

    /// <summary>Reads until a line holds one of the texts.</summary>
    public static async Task<bool> ReadUntilAsync(Process process, params string[] texts)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (texts.Any(text => line.Contains(text, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // What the launcher compiled ahead of time takes half the processor's time, of which a lab leaves little; but only where no build came after it.
    private static string Newest(string built, string ready) =>
        File.Exists(ready) && File.GetLastWriteTimeUtc(ready) > File.GetLastWriteTimeUtc(built) ? ready : built;

    public ProvisionRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Output);
        return this;
    }
}
