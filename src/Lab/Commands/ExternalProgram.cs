using System.ComponentModel;
using System.Diagnostics;

namespace ClusterProvisioning.Lab.Commands;

/// <summary>A run of an external program: no shell between, standard error in the message when it fails.</summary>
/// <param name="Name">The program, found on the path.</param>
/// <param name="Arguments">Its arguments, one each.</param>
public sealed record ExternalProgram(string Name, params IReadOnlyList<string> Arguments)
{
    private const int LinesInMessage = 6;

    /// <summary>What it reads on standard input; nothing unless given.</summary>
    public string Input { get; init; } = "";

    /// <summary>Variables beyond those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it and fails unless it exits with 0.</summary>
    /// <returns>Its standard output.</returns>
    public async Task<string> RunAsync(CancellationToken cancel)
    {
        var result = await TryAsync(cancel).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Output : throw new LabException($"{this} ended with {result.ExitCode}: {Tail(result)}");
    }

    /// <summary>Runs it, whatever its exit code. Cancelling kills it with all its children.</summary>
    public async Task<ProgramResult> TryAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = Start(redirect: true);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            await WriteInputAsync(process, cancel).ConfigureAwait(false);
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs it on this process's own terminal and gives its exit code.</summary>
    public async Task<int> RunAttachedAsync(CancellationToken cancel)
    {
        using var process = Start(redirect: false);
        await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>Starts it and leaves it alone; its output must go elsewhere by its own doing.</summary>
    /// <returns>Its process id.</returns>
    public int StartDetached()
    {
        using var process = Start(redirect: false);
        return process.Id;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Name));

    private Process Start(bool redirect)
    {
        var start = new ProcessStartInfo(Name, Arguments)
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new LabException($"{Name} cannot be started: {exception.Message}", exception) { IsMissing = true };
        }
    }

    private async Task WriteInputAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.WriteAsync(Input.AsMemory(), cancel).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading to the end; its exit code says whether that was right.
        }
    }

    private static string Tail(ProgramResult result)
    {
        var text = string.IsNullOrWhiteSpace(result.Error) ? result.Output : result.Error;
        return string.Join('\n', text.Trim().Split('\n').TakeLast(LinesInMessage));
    }
}
