namespace ClusterProvisioning.Cli.Tests;

/// <summary>Stands for the Pulumi CLI, which the registry does not carry: a program of that name that writes down how
/// it was called, and gives a state. It shows what is asked of the CLI, not what the CLI does.</summary>
internal sealed class FakePulumi : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pulumi");

    /// <summary>Installs it.</summary>
    /// <param name="state">What <c>stack export</c> writes.</param>
    /// <param name="up">What <c>up</c> does, as a shell script.</param>
    public FakePulumi(string state, string up = "exit 0")
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "state.json"), state);
        var program = Path.Combine(_folder.FullName, "pulumi");
        File.WriteAllText(program, $"""
            #!/bin/bash
            here=$(dirname "$0")
            echo "${"{*:3}"} | ${"{PULUMI_BACKEND_URL-}"} | ${"{PULUMI_STACK-unset}"}" >> "$here/calls"
            case "$3 $4" in
              "stack export") cat "$here/state.json" ;;
              up*) echo "pulumi: up"; {up} ;;
            esac
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>How it was called: arguments, backend, stack of the environment.</summary>
    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    /// <summary>An environment with it on the PATH, and a stack left over.</summary>
    public Dictionary<string, string> Environment =>
        new() { ["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}", ["PULUMI_STACK"] = "left-over" };

    private string CallsFile => Path.Combine(_folder.FullName, "calls");

    public void Dispose() => _folder.Delete(recursive: true);
}
