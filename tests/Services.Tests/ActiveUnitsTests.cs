namespace ClusterProvisioning.Services.Tests;

public sealed class ActiveUnitsTests
{
    private static readonly string[] Units = ["keepalived.service", "pgbouncer@read.service", "pgbouncer@write.service"];

    [Theory]
    [InlineData("active\nactive\nactive\n", null)]
    [InlineData("inactive\nactive\nactive\n", "keepalived.service is inactive")]
    [InlineData("active\nactive\nfailed\n", "pgbouncer@write.service is failed")]
    [InlineData("active\n", "pgbouncer@read.service is")]
    public void Each_daemon_has_to_run(string states, string? wrong)
    {
        var found = ActiveUnits.Judge(Units, states);
        if (wrong is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(wrong);
    }
}
