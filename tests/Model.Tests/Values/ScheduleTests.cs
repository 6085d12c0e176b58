using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("every 6h", "*-*-* 00/6:00:00", "6h")]
    [InlineData("every 1h", "*-*-* 00/1:00:00", "1h")]
    [InlineData("every 60min", "*-*-* 00/1:00:00", "1h")]
    [InlineData("every 15min", "*-*-* *:00/15:00", "15min")]
    [InlineData("every 1d", "*-*-* 00:00:00", "1d")]
    [InlineData("daily 01:30", "*-*-* 01:30:00", "1d")]
    [InlineData("Sun 23:05", "Sun *-*-* 23:05:00", "7d")]
    public void A_schedule_is_a_calendar_event_with_a_known_interval(string text, string calendar, string interval)
    {
        Schedule.TryParse(text, out var schedule).ShouldBeTrue();
        schedule.OnCalendar.ShouldBe(calendar);
        schedule.Interval.ToString().ShouldBe(interval);
        schedule.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6h")]
    [InlineData("every")]
    [InlineData("every 7h")]
    [InlineData("every 90min")]
    [InlineData("every 25min")]
    [InlineData("every 30s")]
    [InlineData("every 0h")]
    [InlineData("every 2d")]
    [InlineData("daily")]
    [InlineData("daily 24:00")]
    [InlineData("daily 1:00")]
    [InlineData("Day 01:00")]
    [InlineData("sun 01:00")]
    [InlineData("*-*-* 01:00:00")]
    public void What_does_not_repeat_evenly_is_refused(string text) => Schedule.TryParse(text, out _).ShouldBeFalse();
}
