using System.Diagnostics;

namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>Programs of the machine image that are no database server.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"dbtest-{Guid.NewGuid():N}"[..20]);
    private readonly List<Process> _servers = [];

    /// <summary>The folder that the machine sees as /srv/share.</summary>
    public string Share => Directory.CreateDirectory(Path.Combine(_folder, "share")).FullName;

    /// <summary>Skips the test where the image lacks a program.</summary>
    public static Machine With(string program)
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        Assert.SkipUnless(
            File.Exists(Path.Combine(ServerImage.Folder!, "usr/bin", program)),
            $"needs an image with {program}: build one (provision image build)");
        return new Machine();
    }

    /// <summary>Runs a command without any network, to its end.</summary>
    public async Task<string> RunAsync(params string[] command)
    {
        using var process = Start("own", command);
        // Both at once: a full pipe would stop the command.
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', command)}: {await error}");
        return await output;
    }

    /// <summary>Starts a server that listens on this machine's loopback address; it ends with this object.</summary>
    public void Serve(params string[] command)
    {
        var process = Start("host", command);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _servers.Add(process);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            server.Dispose();
        }

        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string network, string[] command)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Server", "machine.sh");
        return Process.Start(new ProcessStartInfo("bash", [script, network, ServerImage.Folder!, _folder, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
    }
}
