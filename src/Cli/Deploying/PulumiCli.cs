using System.CommandLine;
using System.Runtime.InteropServices;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Host;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>The Pulumi CLI, on this process's own terminal.</summary>
/// <param name="program">The program.</param>
/// <param name="folder">The project's folder.</param>
/// <param name="backend">Where the state lies.</param>
internal sealed class PulumiCli(string program, string folder, string backend)
{
    private const string BackendVariable = "PULUMI_BACKEND_URL";

    // Pulumi writes the whole state after each resource: of a region some 1,200 times up to 6 MB, and compressed a twentieth of it (measured with 3.260).
    // It reads either form, and takes the newer one.
    private const string GzipVariable = "PULUMI_DIY_BACKEND_GZIP";

    // Left in the environment it would win over --stack.
    private const string StackVariable = "PULUMI_STACK";

    private static bool SharesTerminal => !Console.IsInputRedirected || !Console.IsOutputRedirected || !Console.IsErrorRedirected;

    /// <summary>The CLI on the PATH.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    public static PulumiCli Find(string folder, string backend)
    {
        var program = SearchPath.Find("pulumi")
            ?? throw new MissingException(
                "The Pulumi CLI is not on the PATH. Get 3.200.0 or newer from https://www.pulumi.com/docs/install/, then run the same command again.");
        return new PulumiCli(program, folder, backend);
    }

    /// <summary>Runs a command and streams what it writes. An interruption is Pulumi's to handle: it ends what it has begun, and this waits for it.</summary>
    /// <returns>Its exit code.</returns>
    /// <param name="part">The part of the program that its compiler makes.</param>
    /// <param name="arguments">The command and its options.</param>
    public async Task<int> RunAsync(StackPart part, params IReadOnlyList<string> arguments)
    {
        Prepare(part);
        HostProcess? running = null;
        // The terminal tells its whole foreground group by itself, and a second interruption would make Pulumi drop everything.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Pass(signal, running, SharesTerminal ? Signals.None
            : Signals.Interrupt));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Pass(signal, running, Signals.Terminate));
        return await new ExternalProgram(program, ["-C", folder, .. arguments]).RunAttachedAsync(CancellationToken.None, process => running = process);
    }

    /// <summary>The state of a stack.</summary>
    /// <exception cref="MissingException">It cannot be read.</exception>
    public async Task<string> ExportAsync(string stack, CancellationToken cancellation)
    {
        Prepare(StackPart.Whole);
        var result = await new ExternalProgram(program, "-C", folder, "stack", "export", "--stack", stack).TryAsync(cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new MissingException($"The state of stack '{stack}' cannot be read from {backend}: {result.Error.Trim()}");
    }

    /// <summary>Says that the CLI failed; what failed it has said itself.</summary>
    public static int Ended(string command, int code, InvocationConfiguration console)
    {
        console.Error.Write(
            $"provision: pulumi {command} ended with {code}; what went wrong stands above. Run the same command again: what is done is not done twice.\n");
        return ExitCodes.Failed;
    }

    private void Prepare(StackPart part)
    {
        Environment.SetEnvironmentVariable(ProgramPart.Variable, part == StackPart.Whole ? null : EnumName.Of(part));
        Environment.SetEnvironmentVariable(StackVariable, null);
        Environment.SetEnvironmentVariable(BackendVariable, backend);
        if (Environment.GetEnvironmentVariable(GzipVariable) is null)
            Environment.SetEnvironmentVariable(GzipVariable, "true");
    }

    private static void Pass(PosixSignalContext context, HostProcess? process, int signal)
    {
        context.Cancel = true;
        process?.Signal(signal);
    }
}
