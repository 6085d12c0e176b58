using System.Diagnostics;

namespace Bindgen.Tests.Tool;

/// <summary>Runs bindgen as a person would, after <c>npm ci</c> where its packages are missing.</summary>
internal static class BindgenTool
{
    private static readonly Lazy<bool> Installed = new(Install);

    public static ToolResult Run(params string[] arguments)
    {
        _ = Installed.Value;
        return Start("node", ["bindgen.mjs", .. arguments]);
    }

    private static bool Install()
    {
        if (Directory.Exists(Path.Combine(Repository.Bindgen, "node_modules", "typescript")))
            return true;
        var result = Start("npm", ["ci", "--ignore-scripts"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return true;
    }

    private static ToolResult Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Bindgen,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
