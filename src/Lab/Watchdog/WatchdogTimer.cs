using System.Globalization;

namespace ClusterProvisioning.Lab.Watchdog;

/// <summary>What Patroni's <c>testing</c> watchdog driver says through its pipe, understood as a hardware watchdog would: <c>Ctimeout=15⏎</c> sets the time,
/// each <c>1</c> feeds it, <c>V</c> switches it off.</summary>
public sealed class WatchdogTimer
{
    private const char Command = 'C';
    private const char Feed = '1';
    private const char MagicClose = 'V';
    private const string Timeout = "timeout=";
    private string? _command;
    private TimeSpan _fed;

    /// <summary>How long it may stay unfed; a minute until told.</summary>
    public TimeSpan Patience { get; private set; } = TimeSpan.FromMinutes(1);

    /// <summary>True from the first feed until it is switched off.</summary>
    public bool IsArmed { get; private set; }

    /// <summary>Takes in what was written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time on a clock that only goes forward.</param>
    public void Read(string text, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var letter in text)
            Read(letter, now);
    }

    /// <summary>True if it is armed and was not fed in time.</summary>
    public bool HasExpired(TimeSpan now) => IsArmed && now - _fed > Patience;

    private void Read(char letter, TimeSpan now)
    {
        _fed = now;
        switch (letter)
        {
            case '\n' when _command is not null:
                SetPatience(_command);
                _command = null;
                break;
            case var _ when _command is not null:
                _command += letter;
                break;
            case Command:
                _command = "";
                break;
            case MagicClose:
                IsArmed = false;
                break;
            case Feed:
                IsArmed = true;
                break;
        }
    }

    private void SetPatience(string command)
    {
        if (command.StartsWith(Timeout, StringComparison.Ordinal)
            && double.TryParse(command.AsSpan(Timeout.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            Patience = TimeSpan.FromSeconds(seconds);
        }
    }
}
