using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Common;

public sealed class BesideTheMachineTests
{
    private const string Clock = "/etc/chrony/chrony.conf";

    [Fact]
    public void Machines_of_ones_own_have_the_declared_servers_of_time_and_names()
    {
        var region = TestBundles.LabWith("egress: {time: {service: time, to: [10.9.0.5/32, 10.9.0.6/32]}, dns: {service: dns, to: [10.9.0.7/32]}}\n");
        var bundle = Bundles.Of(region, Realisation.Metal).Single(each => each.Node.Name.ToString() == "pg1");
        bundle.Text(Clock)
            .Split('\n')
            .Where(line => line.StartsWith("server ", StringComparison.Ordinal))
            .ShouldBe(["server 10.9.0.5 iburst", "server 10.9.0.6 iburst"]);
        bundle.Text("/etc/resolv.conf").ShouldContain("nameserver 10.9.0.7\n");
        bundle.Units.ShouldContain("chrony.service");
    }

    [Fact]
    public void A_clouds_clock_lies_beside_each_machine() =>
        TestBundles.Of("eu-central", "aws", "pg1").Text(Clock).ShouldContain("server 169.254.169.123 prefer iburst minpoll 4 maxpoll 4\n");
}
