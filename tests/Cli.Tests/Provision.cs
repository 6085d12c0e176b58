using System.Diagnostics;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>Runs the program as its users do: through the launcher.</summary>
internal static class Provision
{
    public static string Root { get; } = ProjectLayout.Find().Root;

    public static string Launcher { get; } = Path.Combine(Root, "provision");

    public static Task<ProvisionRun> RunAsync(params string[] arguments) => RunInAsync(Root, [], Launcher, arguments);

    public static async Task<ProvisionRun> RunInAsync(string folder, Dictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProvisionRun(process.ExitCode, await output, await error);
    }
}
