using System.Globalization;

namespace ClusterProvisioning.Database.Planning;

/// <summary>When a policy runs: it keeps to the clock, so that two of one table never start at the same moment.</summary>
/// <param name="Every">The interval, as SQL.</param>
/// <param name="Start">The first moment, as SQL.</param>
internal sealed record PolicySchedule(string Every, string Start)
{
    /// <summary>2000-01-01 00:00 UTC: long past, so that the scheduler only keeps to its offset.</summary>
    public const long Anchor = 946_684_800;

    /// <summary>Both as the arguments that TimescaleDB's functions take.</summary>
    public string Arguments => $"schedule_interval => {Every}, initial_start => {Start}";

    /// <summary>From the last two parts of "…/every/start" in seconds.</summary>
    public static PolicySchedule Parse(string text)
    {
        var parts = text.Split('/');
        var start = Anchor + long.Parse(parts[^1], CultureInfo.InvariantCulture);
        return new PolicySchedule($"INTERVAL '{parts[^2]} seconds'", string.Create(CultureInfo.InvariantCulture, $"pg_catalog.to_timestamp({start})"));
    }
}
