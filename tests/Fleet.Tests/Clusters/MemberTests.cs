using System.Text.Json;
using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Tests.Clusters;

public sealed class MemberTests
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
        Read(role, state, lag).IsHealthyIn(quorum, Most).ShouldBe(healthy);

    [Fact]
    public void Where_no_bound_is_given_none_holds() => Read("replica", "streaming", "unknown").IsHealthyIn(quorum: false).ShouldBeTrue();

    // Patroni writes a number, or a word where it knows none.
    private static Member Read(string role, string state, string? lag)
    {
        var written = lag is null ? "null" : long.TryParse(lag, out _) ? lag : $"\"{lag}\"";
        var member = $$"""{"name": "pg1", "role": "{{role}}", "state": "{{state}}", "timeline": 1, "lag": {{written}} }""";
        using var json = JsonDocument.Parse($$"""{"members": [{{member}}]}""");
        return Member.AllOf(json.RootElement).ShouldHaveSingleItem();
    }
}
