using ClusterProvisioning.Lab.Health;

namespace ClusterProvisioning.Lab.Tests.Unit.Health;

public sealed class PatroniMemberTests
{
    private const long Most = 1_000_000;

    [Theory]
    [InlineData("leader", "running", null, false, true)]
    [InlineData("standby_leader", "streaming", null, false, true)]
    [InlineData("quorum_standby", "streaming", "0", true, true)]
    [InlineData("quorum_standby", "streaming", "1000000", true, true)]
    [InlineData("quorum_standby", "streaming", "1000001", true, false)]
    [InlineData("replica", "streaming", "250000000", false, false)]
    [InlineData("replica", "streaming", "unknown", false, false)]
    [InlineData("replica", "streaming", null, false, false)]
    [InlineData("replica", "streaming", "0", true, false)]
    [InlineData("replica", "in archive recovery", "0", false, false)]
    public void One_that_catches_up_is_not_healthy_yet(string role, string state, string? lag, bool quorum, bool healthy) =>
        new PatroniMember("pg1", role, state, 1, lag).IsHealthyIn(quorum, Most).ShouldBe(healthy);

    [Fact]
    public void Where_no_bound_is_given_none_holds() => new PatroniMember("pg1", "replica", "streaming", 1, "unknown").IsHealthyIn(quorum: false).ShouldBeTrue();
}
