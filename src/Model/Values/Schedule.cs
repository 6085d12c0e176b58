using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>When something runs, in UTC: <c>every 6h</c>, <c>daily 01:00</c> or <c>Sun 01:00</c>.</summary>
/// <remarks>Narrower than systemd's calendar events, so that what it costs a day can be worked out.</remarks>
public sealed record Schedule : IScalar<Schedule>
{
    private const long Minute = 60_000;
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 24 * MinutesPerHour;
    private const string Every = "every ";
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private readonly string _text;

    private Schedule(string text, Duration interval, string calendar) => (_text, Interval, OnCalendar) = (text, interval, calendar);

    /// <inheritdoc/>
    public static string Wanted => "a schedule such as every 6h (a length that divides a day), daily 01:00 or Sun 01:00";

    /// <inheritdoc/>
    public static string Pattern => "^(every [0-9]+(min|h|d)|(daily|Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-2][0-9]:[0-5][0-9])$";

    /// <summary>How much time lies between two runs.</summary>
    public Duration Interval { get; }

    /// <summary>The same as a systemd calendar event (systemd.time(7)).</summary>
    public string OnCalendar { get; }

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Schedule Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Schedule value)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Every, StringComparison.Ordinal) ? TryRepeat(text, out value) : TryDay(text, out value);
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static bool TryRepeat(string text, [MaybeNullWhen(false)] out Schedule value)
    {
        value = null;
        if (!Duration.TryParse(text[Every.Length..], out var interval) || interval.Milliseconds < Minute || interval.Milliseconds % Minute != 0)
            return false;
        var minutes = interval.Milliseconds / Minute;
        if (minutes > MinutesPerDay || MinutesPerDay % minutes != 0)
            return false;
        var calendar = minutes switch
        {
            MinutesPerDay => "*-*-* 00:00:00",
            >= MinutesPerHour when minutes % MinutesPerHour == 0 => $"*-*-* 00/{minutes / MinutesPerHour}:00:00",
            < MinutesPerHour when MinutesPerHour % minutes == 0 => $"*-*-* *:00/{minutes}:00",
            _ => null,
        };
        value = new Schedule(text, interval, calendar ?? "");
        return calendar is not null;
    }

    private static bool TryDay(string text, [MaybeNullWhen(false)] out Schedule value)
    {
        value = null;
        var space = text.IndexOf(' ');
        if (space < 0 || !TimeOnly.TryParseExact(text.AsSpan(space + 1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return false;
        var (day, time) = (text[..space], text[(space + 1)..]);
        if (string.Equals(day, "daily", StringComparison.Ordinal))
            value = new Schedule(text, new Duration(MinutesPerDay * Minute), $"*-*-* {time}:00");
        else if (Weekdays.Contains(day, StringComparer.Ordinal))
            value = new Schedule(text, new Duration(7 * MinutesPerDay * Minute), $"{day} *-*-* {time}:00");
        return value is not null;
    }
}
