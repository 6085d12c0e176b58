using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>Lengths of time as AWS counts them.</summary>
internal static class DurationExtensions
{
    private const long MillisecondsPerHour = 3_600_000;
    private const int HoursPerDay = 24;

    /// <summary>Whole days, rounded up: nothing goes before its time.</summary>
    public static int Days(this Duration duration) => (duration.Hours() + HoursPerDay - 1) / HoursPerDay;

    /// <summary>Whole hours, rounded up.</summary>
    public static int Hours(this Duration duration) => (int)((duration.Milliseconds + MillisecondsPerHour - 1) / MillisecondsPerHour);
}
