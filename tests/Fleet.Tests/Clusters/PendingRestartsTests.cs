using System.Text.Json;
using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Tests.Clusters;

public sealed class PendingRestartsTests
{
    private const string Because = """{"pending_restart": true, "pending_restart_reason": """;

    // As Patroni 4.0.7 answers.
    [Theory]
    [InlineData("""{"name": "pg1"}""", PendingRestart.None)]
    [InlineData("""{"pending_restart": true}""", PendingRestart.Now)]
    [InlineData(Because + """{"max_connections": {"old_value": "100", "new_value": "90"}}}""", PendingRestart.AfterLeader)]
    [InlineData(Because + """{"max_connections": {"old_value": "90", "new_value": "100"}}}""", PendingRestart.Now)]
    [InlineData(Because + """{"wal_buffers": {"old_value": "16MB", "new_value": "4MB"}}}""", PendingRestart.Now)]
    [InlineData(Because + """{"max_connections": {"old_value": "100", "new_value": "90"},"""
        + """ "wal_buffers": {"old_value": "16MB", "new_value": "4MB"}}}""", PendingRestart.Now)]
    public void Lowered_values_wait_for_the_leader(string member, PendingRestart wanted) =>
        PendingRestarts.Of(JsonDocument.Parse(member).RootElement).ShouldBe(wanted);
}
