using System.Globalization;
using System.Text;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Watchdog;

/// <summary>Stands for the watchdog's hardware: outside the machine, it cuts the machine's power when Patroni stops feeding.</summary>
/// <param name="pipe">The pipe that Patroni writes to.</param>
/// <param name="log">What it saw, a line each.</param>
public sealed class WatchdogSupervisor(string pipe, TextWriter log)
{
    /// <summary>The pipe's name in its folder.</summary>
    public const string PipeName = "watchdog";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private readonly WatchdogTimer _timer = new();
    private readonly Lock _feeding = new();

    /// <summary>Watches until the watchdog expires, then cuts the power.</summary>
    /// <param name="ready">Made once the pipe is held.</param>
    /// <param name="cutPower">Takes the machine's power away.</param>
    /// <param name="cancel">Ends the watch.</param>
    public async Task RunAsync(string ready, Func<Task> cutPower, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cutPower);
        // For reading and writing: so there is always a writer, and the end of Patroni is not the end of the pipe.
        using var stream = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        var reader = new Thread(() => Read(stream)) { IsBackground = true, Name = "pipe" };
        reader.Start();
        await File.WriteAllTextAsync(ready, "", cancel).ConfigureAwait(false);
        Say("watching");
        await new Waiting(LookEvery).UntilAsync(HasExpired, cancel).ConfigureAwait(false);
        Say($"expired after {_timer.Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s without a sign: power off");
        await cutPower().ConfigureAwait(false);
        Say("power is off");
    }

    private bool HasExpired()
    {
        lock (_feeding)
            return _timer.HasExpired(Now());
    }

    private void Read(FileStream stream)
    {
        var buffer = new byte[4096];
        while (stream.Read(buffer) is var count and > 0)
        {
            lock (_feeding)
            {
                var armed = _timer.IsArmed;
                _timer.Read(Encoding.ASCII.GetString(buffer, 0, count), Now());
                if (_timer.IsArmed != armed)
                    Say(_timer.IsArmed ? $"armed, {_timer.Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s" : "switched off");
            }
        }
    }

    private static TimeSpan Now() => TimeSpan.FromMilliseconds(Environment.TickCount64);

    private void Say(string text) => log.WriteLine($"{TimeProvider.System.GetUtcNow():O} {text}");
}
