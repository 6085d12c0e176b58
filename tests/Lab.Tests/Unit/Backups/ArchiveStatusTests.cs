using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Status;

namespace ClusterProvisioning.Lab.Tests.Unit.Backups;

public sealed class ArchiveStatusTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("000000010000000000000008", 0, 38, null)]
    [InlineData("000000010000000000000008", 1, 61, null)]
    [InlineData("000000010000000000000008", 3, 239, null)]
    [InlineData("000000010000000000000008", 3, 241, "the archive is stuck: 3 segments wait")]
    [InlineData("000000010000000000000008", 0, 7200, null)]
    [InlineData(null, 0, 20, null)]
    [InlineData(null, 2, 90, null)]
    [InlineData(null, 2, 241, "the archive is empty: nothing has reached it in 241 s; 2 segments wait")]
    public void An_archive_is_stuck_once_a_commit_waits_for_several_times_the_declared_time(string? segment, int waiting, double age, string? wrong)
    {
        var found = Status(segment, waiting, age).Wrong(Timeout);
        if (wrong is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(wrong);
    }

    [Fact]
    public void A_short_time_leaves_two_minutes_nevertheless()
    {
        Status("00", 1, 119).Wrong(TimeSpan.FromSeconds(5)).ShouldBeNull();
        Status("00", 1, 121).Wrong(TimeSpan.FromSeconds(5)).ShouldNotBeNull();
    }

    [Fact]
    public void A_lab_with_a_problem_is_not_healthy()
    {
        var status = new LabStatus { Lab = "lab", Region = "lab", Image = "", Nodes = [], Endpoints = [], Cuts = [] };
        status.IsHealthy.ShouldBeTrue();
        (status with { Problems = ["the archive is stuck"] }).IsHealthy.ShouldBeFalse();
    }

    private static ArchiveStatus Status(string? segment, int waiting, double age) =>
        new(segment, segment is null ? null : DateTimeOffset.UnixEpoch, waiting, age);
}
