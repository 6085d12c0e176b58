using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Fleet.Tests.Health;

public sealed class MachineReportTests
{
    private const string Sockets = "LISTEN 0 128 10.2.3.51:22 0.0.0.0:*\nLISTEN 0 5 10.2.3.51:8432 0.0.0.0:*\n";
    private const string Degraded = "degraded\ncluster-backup@full-1.service loaded failed failed Backup full-1\n\n" + Sockets;
    private static readonly string[] Units = ["pgbackrest.service", "ssh.service"];
    private static readonly Port[] Ports = [new(22), new(8432)];

    [Theory]
    [InlineData("running\n\n" + Sockets, false, null)]
    [InlineData("running\n\n" + Sockets, true, null)]
    [InlineData(Degraded, false, null)]
    [InlineData(Degraded, true, "not all running: degraded cluster-backup@full-1.service")]
    [InlineData("degraded\nssh.service loaded failed failed OpenBSD Secure Shell server\n\n" + Sockets, false, "ssh.service has failed")]
    [InlineData("running\n\nLISTEN 0 128 10.2.3.51:22 0.0.0.0:*\n", false, "nothing listens on port 8432")]
    [InlineData("running\n\nLISTEN 0 128 10.2.3.51:22 0.0.0.0:*\nLISTEN 0 5 10.2.3.51:18432 0.0.0.0:*\n", false, "nothing listens on port 8432")]
    [InlineData("", false, "nothing listens on port 22")]
    [InlineData("", true, "silent")]
    public void A_machine_is_well_while_its_bundles_units_and_ports_are(string said, bool whole, string? wrong)
    {
        var found = MachineReport.Parse(said).Wrong(whole, Units, Ports);
        if (wrong is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(wrong);
    }
}
