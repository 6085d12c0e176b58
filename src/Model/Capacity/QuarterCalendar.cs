using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>The dates at which a plan is reckoned: each third month from its first day up to its horizon.</summary>
/// <param name="from">The day of the first reading.</param>
/// <param name="horizon">How far the plan looks (<c>growth.horizon</c>).</param>
internal sealed class QuarterCalendar(DateOnly from, Duration horizon)
{
    private const double DaysPerQuarter = 365 / 4d;
    private const int MonthsPerQuarter = 3;

    /// <summary>The end of each quarter; one at the least.</summary>
    public IReadOnlyList<DateOnly> Ends { get; } =
        [.. Enumerable.Range(1, Math.Max(1, (int)Math.Round(Figures.Days(horizon) / DaysPerQuarter)))
            .Select(number => from.AddMonths(MonthsPerQuarter * number))];

    /// <summary>Days from the first to a date; no more than a plan that ends within its first quarter looks ahead.</summary>
    public double DayOf(DateOnly date) => Ends.Count == 1 ? Math.Min(date.DayNumber - from.DayNumber, Figures.Days(horizon)) : date.DayNumber - from.DayNumber;

    /// <summary>The first day of the plan on which something is so; null if there is none.</summary>
    public DateOnly? FirstDay(Func<double, bool> isSo)
    {
        var last = DayOf(Ends[^1]);
        for (var day = 0; day <= last; day++)
        {
            if (isSo(day))
                return from.AddDays(day);
        }

        return null;
    }
}
