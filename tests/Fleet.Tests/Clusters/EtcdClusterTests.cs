using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Tests.Clusters;

public sealed class EtcdClusterTests
{
    private const string Members = """{"members": [{"ID": "11", "name": "etcd1"}, {"ID": "22", "name": "etcd2"}, {"ID": "33", "name": "etcd3"}]}""";
    private const string Follower = """{"leader": "11"}""";

    [Fact]
    public async Task The_leadership_goes_to_a_member_that_answers()
    {
        var fleet = Fleet(dead: "etcd2");
        await new EtcdCluster(fleet, "primary").MoveLeaderAsync("etcd1", CancellationToken.None);
        fleet.Done.ShouldHaveSingleItem().ShouldBe("""etcd1: v3/maintenance/transfer-leadership {"targetID":"33"}""");
    }

    [Theory]
    [InlineData("""{"leader": "11", "isLearner": true}""")]
    [InlineData("""{"leader": "11", "errors": ["memberID:22 alarm:NOSPACE"]}""")]
    [InlineData("""{}""")]
    public async Task A_member_that_cannot_lead_is_passed_over(string status)
    {
        var fleet = Fleet(dead: "", second: status);
        await new EtcdCluster(fleet, "primary").MoveLeaderAsync("etcd1", CancellationToken.None);
        fleet.Done.ShouldHaveSingleItem().ShouldContain("33");
    }

    [Fact]
    public async Task Where_no_other_member_answers_it_is_not_moved_and_that_is_said()
    {
        var fleet = Fleet(dead: "etcd2 etcd3");
        var refused = await Should.ThrowAsync<FleetException>(() => new EtcdCluster(fleet, "primary").MoveLeaderAsync("etcd1", CancellationToken.None));
        refused.Message.ShouldContain("etcd2, etcd3");
        fleet.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_does_not_lead_or_does_not_answer_has_nothing_to_hand_over()
    {
        var fleet = Fleet(dead: "etcd3");
        await new EtcdCluster(fleet, "primary").MoveLeaderAsync("etcd2", CancellationToken.None);
        await new EtcdCluster(fleet, "primary").MoveLeaderAsync("etcd3", CancellationToken.None);
        fleet.Done.ShouldBeEmpty();
    }

    private static FakeFleet Fleet(string dead, string second = Follower) => new("etcd1", "etcd2", "etcd3")
    {
        Answer = (node, path) => dead.Split(' ').Contains(node) ? throw new HttpRequestException("Connection refused")
            : path.EndsWith("list", StringComparison.Ordinal) ? Members
            : path.EndsWith("status", StringComparison.Ordinal) ? node == "etcd2" ? second : Follower
            : "{}",
    };
}
