using ClusterProvisioning.Lab.Watchdog;

namespace ClusterProvisioning.Lab.Tests.Unit;

public sealed class WatchdogTimerTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [Fact]
    public void It_expires_only_when_it_was_armed_and_is_not_fed()
    {
        var timer = new WatchdogTimer();
        timer.Read("Ctimeout=15\n", Start);
        timer.Patience.ShouldBe(TimeSpan.FromSeconds(15));
        timer.HasExpired(Start.Add(TimeSpan.FromHours(1))).ShouldBeFalse();
        timer.Read("1", Start);
        timer.HasExpired(Start.Add(TimeSpan.FromSeconds(15))).ShouldBeFalse();
        timer.HasExpired(Start.Add(TimeSpan.FromSeconds(15.1))).ShouldBeTrue();
    }

    [Fact]
    public void Each_feed_starts_the_time_anew()
    {
        var timer = new WatchdogTimer();
        timer.Read("Ctimeout=15\n1", Start);
        timer.Read("1", Start.Add(TimeSpan.FromSeconds(10)));
        timer.HasExpired(Start.Add(TimeSpan.FromSeconds(20))).ShouldBeFalse();
        timer.HasExpired(Start.Add(TimeSpan.FromSeconds(26))).ShouldBeTrue();
    }

    [Fact]
    public void A_clean_close_switches_it_off_and_the_next_feed_on_again()
    {
        var timer = new WatchdogTimer();
        timer.Read("Ctimeout=15\n1V", Start);
        timer.HasExpired(Start.Add(TimeSpan.FromHours(1))).ShouldBeFalse();
        timer.Read("1", Start);
        timer.IsArmed.ShouldBeTrue();
    }

    [Fact]
    public void Letters_of_a_command_do_not_feed_or_switch()
    {
        var timer = new WatchdogTimer();
        foreach (var letter in "Ctimeout=115\n")
            timer.Read(letter.ToString(), Start);
        timer.IsArmed.ShouldBeFalse();
        timer.Patience.ShouldBe(TimeSpan.FromSeconds(115));
    }
}
