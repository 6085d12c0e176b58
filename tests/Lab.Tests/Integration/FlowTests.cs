using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Tests.Integration;

public sealed class FlowTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const string Applications = "at-applications";

    [Theory]
    [InlineData("bastion1", "pg1", 5432, true)]
    [InlineData("bastion1", "pg1", 8008, true)]
    [InlineData("bastion1", "etcd1", 2379, true)]
    [InlineData("bastion1", "pg1", 22, true)]
    [InlineData(Applications, "pooler1", 5432, true)]
    [InlineData(Applications, "pooler1", 5433, true)]
    [InlineData("pooler1", "pg1", 5432, true)]
    [InlineData("pg1", "etcd1", 2379, true)]
    [InlineData(Applications, "pg1", 5432, false)]
    [InlineData(Applications, "pg1", 8008, false)]
    // Patroni's counters come from node_exporter: Prometheus' certificate is as good as a balancer's, and its network may be one that changes members.
    [InlineData("monitoring1", "pg1", 8008, false)]
    [InlineData(Applications, "etcd1", 2379, false)]
    [InlineData("pooler1", "etcd1", 2379, false)]
    [InlineData("pooler1", "pg1", 22, false)]
    [InlineData("bastion1", "pooler1", 5432, false)]
    [InlineData("bastion1", "etcd1", 2380, false)]
    [InlineData("pg2", "pg1", 5432, false)]
    public async Task Declared_flows_are_open_and_others_closed_though_something_listens(string from, string to, int port, bool open)
    {
        (await ListensAsync(to, port)).ShouldBeTrue($"nothing listens on {to}:{port}, so the probe would prove nothing");
        (await CanConnectAsync(from, to, port)).ShouldBe(open);
    }

    [Theory]
    [InlineData("bastion1", "pg1")]
    [InlineData("pg2", "pg1")]
    [InlineData(Applications, "pooler1")]
    public async Task A_port_of_no_flow_is_closed_though_something_listens(string from, string to)
    {
        const int Port = 4444;
        (await LabFixture.ExecAsync(to, "systemd-run", "--quiet", "--unit=listener", "nc", "-lk", "0.0.0.0", "4444")).ShouldSucceed();
        try
        {
            (await ListensAsync(to, Port)).ShouldBeTrue();
            (await CanConnectAsync(from, to, Port)).ShouldBeFalse();
        }
        finally
        {
            (await LabFixture.ExecAsync(to, "systemctl", "stop", "listener")).ShouldSucceed();
        }
    }

    [Fact]
    public async Task Nothing_of_the_lab_is_reachable_from_the_host_and_nothing_of_the_host_from_the_lab()
    {
        // Asked of the routing table: a probe would leave this host.
        var routes = await HostAsync("-json", "route", "show", "table", "all");
        Lab.Context.Plan.Networks.ShouldAllBe(network => !routes.Contains($"\"{network.Cidr}\"", StringComparison.Ordinal));
        var addresses = await HostAsync("-brief", "address");
        Lab.Context.Plan.Networks.ShouldAllBe(network => !addresses.Contains(network.Router.ToString(), StringComparison.Ordinal));
        (await HostAsync("-brief", "link", "show", "type", "veth")).ShouldBeEmpty();
        (await HostAsync("-brief", "link", "show", "type", "bridge")).ShouldBeEmpty();
        var outside = await LabFixture.ExecAsync("router", "ip", "route", "show", "default");
        outside.Output.Trim().ShouldBeEmpty("the router must know no way out of the lab");
    }

    private async Task<bool> ListensAsync(string to, int port)
    {
        var run = await LabFixture.ExecAsync(to, "ss", "-Hltn", $"sport = :{port}");
        return run.ShouldSucceed().Output.Contains("LISTEN", StringComparison.Ordinal) && Lab.Context.Plan.Node(to) is not null;
    }

    private Task<bool> CanConnectAsync(string from, string to, int port) =>
        Lab.Context.Fabric.Of(from).RunAsync(() => Connect(Lab.Context.Plan.Node(to).Address.ToString(), port));

    private static async Task<string> HostAsync(params string[] arguments)
    {
        var result = await new ExternalProgram("ip", arguments).TryAsync(CancellationToken.None);
        return result.Output;
    }

    private static bool Connect(string address, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var connecting = socket.BeginConnect(IPAddress.Parse(address), port, null, null);
        return connecting.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(1.5)) && socket.Connected;
    }
}
