using System.Diagnostics;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Waits for health, not for time: asks until the answer is good, and when a deadline passes says what was wrong last and what the machine wrote.</summary>
/// <param name="lab">The lab.</param>
internal sealed class Patience(LabContext lab)
{
    private const int LogLines = 15;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(150);

    /// <summary>Asks until nothing is wrong.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="node">Whose log explains a hang.</param>
    /// <param name="most">How long to wait.</param>
    /// <param name="ask">Gives what is wrong; null when nothing is.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task WaitAsync(string what, LabNode node, TimeSpan most, Func<CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (await AskAsync(ask, cancel).ConfigureAwait(false) is { } wrong)
        {
            if (watch.Elapsed > most)
                throw await HangAsync(what, node, most, wrong, cancel).ConfigureAwait(false);
            await Task.Delay(AskEvery, cancel).ConfigureAwait(false);
        }
    }

    private static async Task<string?> AskAsync(Func<CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return await ask(cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return exception.InnerException is { } inner ? $"{exception.Message} ({inner.Message})" : exception.Message;
        }
    }

    private async Task<LabException> HangAsync(string what, LabNode node, TimeSpan most, string wrong, CancellationToken cancel)
    {
        var tail = await NodeLogs.TailAsync(lab.Folder.Node(node.Name), lab.Machine(node).Init, LogLines, cancel).ConfigureAwait(false);
        return new LabException($"{what}: not after {most.TotalSeconds:0} s; last found: {wrong}\nthe last lines of {node.Name}:\n{tail}\nnext: provision lab logs {node.Name} --lab {lab.Folder.Name}");
    }
}
