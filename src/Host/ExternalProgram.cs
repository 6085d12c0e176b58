using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using Serilog;

namespace ClusterProvisioning.Host;

/// <summary>A run of an external program: no shell between, standard error in the message when it fails.</summary>
/// <param name="Name">The program, found on the path.</param>
/// <param name="Arguments">Its arguments, one each.</param>
public sealed record ExternalProgram(string Name, params IReadOnlyList<string> Arguments)
{
    private const int LinesInMessage = 6;

    /// <summary>What it reads on standard input; nothing unless given.</summary>
    public string Input { get; init; } = "";

    /// <summary>Variables beyond those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Runs it and fails unless it exits with 0.</summary>
    /// <returns>Its standard output.</returns>
    /// <exception cref="HostException">It failed, or is not there.</exception>
    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var result = await TryAsync(cancel).ConfigureAwait(false);
        // Its arguments and what it wrote may be secrets.
        Log.Debug("{Program} ended with {ExitCode}", Name, result.ExitCode);
        return result.ExitCode == 0 ? result.Output : throw new HostException($"{this} ended with {result.ExitCode}: {Tail(result)}");
    }

    /// <summary>Runs it, whatever its exit code. Cancelling kills it with all its children: one that was only interrupted could leave a child behind in a
    /// machine's namespaces.</summary>
    /// <exception cref="HostException">It is not there.</exception>
    public async Task<ProgramResult> TryAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var command = CliWrap.Cli.Wrap(Name)
            .WithArguments(Arguments)
            .WithEnvironmentVariables(Environment.ToDictionary(each => each.Key, each => (string?)each.Value, StringComparer.Ordinal))
            .WithStandardInputPipe(PipeSource.FromString(Input))
            .WithValidation(CommandResultValidation.None);
        try
        {
            var result = await command.ExecuteBufferedAsync(cancel).ConfigureAwait(false);
            return new ProgramResult(result.ExitCode, result.StandardOutput, result.StandardError);
        }
        catch (Win32Exception exception)
        {
            throw Missing(exception.InnerException ?? exception);
        }
    }

    /// <summary>Runs it on this process's own terminal and gives its exit code.</summary>
    /// <param name="cancel">Ends the wait, not the program: the terminal tells it of an interruption by itself.</param>
    /// <param name="started">Is given the process once it runs.</param>
    /// <exception cref="HostException">It is not there.</exception>
    public async Task<int> RunAttachedAsync(CancellationToken cancel, Action<HostProcess>? started = null)
    {
        using var process = InheritingProcess.Start(this);
        if (started is not null && HostProcess.Find(process.Id) is { } found)
            started(found);
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        Log.Debug("{Program} ended with {ExitCode}", Name, process.ExitCode);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Name));

    /// <summary>Says that it cannot be started.</summary>
    internal HostException Missing(Exception exception) => new($"{Name} cannot be started: {exception.Message}", exception) { IsMissing = true };

    private static string Tail(ProgramResult result)
    {
        var text = string.IsNullOrWhiteSpace(result.Error) ? result.Output : result.Error;
        return string.Join('\n', text.Trim().Split('\n').TakeLast(LinesInMessage));
    }
}
