using ClusterProvisioning.Lab;
using Spectre.Console;

namespace ClusterProvisioning.Cli.Views.Lab;

/// <summary>Shows the progress of long work: a live table at a terminal, lines elsewhere.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Does the work and shows how far it is.</summary>
    public static Task RunAsync(TextWriter output, Func<ILabProgress, Task> work) =>
        Console.IsOutputRedirected ? work(new LineProgress(output)) : RunLiveAsync(work);

    private static Task RunLiveAsync(Func<ILabProgress, Task> work)
    {
        var progress = new TableProgress();
        return AnsiConsole.Live(progress.Draw()).AutoClear(true).StartAsync(async screen =>
        {
            var running = work(progress);
            while (!running.IsCompleted)
            {
                await Task.WhenAny(running, Task.Delay(DrawEvery));
                screen.UpdateTarget(progress.Draw());
            }

            await running;
        });
    }
}
