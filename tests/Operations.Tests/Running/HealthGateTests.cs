using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Operations.Running;

namespace ClusterProvisioning.Operations.Tests.Running;

public sealed class HealthGateTests
{
    [Fact]
    public async Task A_machine_without_power_is_unhealthy_and_named()
    {
        var fleet = new FakeFleet("etcd1", "etcd2", "etcd3") { Off = { "etcd3" } };
        var stopped = await Should.ThrowAsync<OperationException>(() => new HealthGate(fleet).OthersAsync(FakeFleet.Node("etcd1"), CancellationToken.None));
        stopped.Message.ShouldContain("etcd3: off; start it (provision lab start etcd3) or take it out of the region file");
        await Should.ThrowAsync<OperationException>(() => new HealthGate(fleet).WithOthersAsync(FakeFleet.Node("etcd1"), CancellationToken.None));
    }

    [Fact]
    public async Task Neither_one_that_was_never_there_nor_the_machine_itself_nor_another_kind_keeps_it_waiting()
    {
        var fleet = new FakeFleet("etcd1", "etcd2", "etcd3", "pg1", "dretcd1") { Missing = { "etcd3" }, Off = { "etcd1", "pg1", "dretcd1" } };
        await new HealthGate(fleet).OthersAsync(FakeFleet.Node("etcd1"), CancellationToken.None);
        await new HealthGate(fleet).AloneAsync(FakeFleet.Node("etcd2"), CancellationToken.None);
    }
}
