using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Tests.Planning;

public sealed class ChangePlannerTests
{
    private const string Patroni = "/etc/patroni/config.yml";

    private static readonly Lazy<IReadOnlyList<Bundle>> Lab = new(() =>
        Bundles.Of(new RegionLoader(ProjectLayout.Find().Profiles).Load(ProjectLayout.Find().RegionFile("lab")).Region.ShouldNotBeNull(), Realisation.Lab));

    [Fact]
    public void A_machine_that_is_as_wanted_has_no_change() =>
        Change(Nodes.Of("pg1", NodeRole.Database, (Patroni, "name: pg1\n")), Nodes.State("pg1", (Patroni, "name: pg1\n"))).ShouldBeNull();

    [Theory]
    [InlineData("work_mem", "reload patroni.service", false)]
    [InlineData("shared_buffers", "reload patroni.service, restartserver PostgreSQL", true)]
    public void A_parameter_is_reloaded_where_that_is_enough(string parameter, string actions, bool disruptive)
    {
        var change = Change(Nodes.Of("pg1", NodeRole.Database, (Patroni, Parameter(parameter, 2))), Nodes.State("pg1", (Patroni, Parameter(parameter, 1))))!;
        Actions(change).ShouldBe(actions);
        change.IsDisruptive.ShouldBe(disruptive);
    }

    [Fact]
    public void Another_list_of_etcd_members_restarts_neither_Patroni_nor_etcd()
    {
        var database = Change(
            Nodes.Of("pg1", NodeRole.Database, (Patroni, "etcd3: {hosts: [a, b]}\n")),
            Nodes.State("pg1", (Patroni, "etcd3: {hosts: [a]}\n")))!;
        database.Actions.ShouldBeEmpty();
        var etcd = Change(
            Nodes.Of("etcd1", NodeRole.Etcd, ("/etc/etcd/etcd.yml", "name: a\ninitial-cluster: \"a,b\"\n")),
            Nodes.State("etcd1", ("/etc/etcd/etcd.yml", "name: a\ninitial-cluster: \"a\"\n")))!;
        etcd.Actions.ShouldBeEmpty();
        etcd.Files.ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Changed);
    }

    [Fact]
    public void Other_settings_of_etcd_restart_it()
    {
        var change = Change(
            Nodes.Of("etcd1", NodeRole.Etcd, ("/etc/etcd/etcd.yml", "heartbeat-interval: 200\n")),
            Nodes.State("etcd1", ("/etc/etcd/etcd.yml", "heartbeat-interval: 100\n")))!;
        Actions(change).ShouldBe("restart etcd.service");
        change.IsDisruptive.ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_nobody_knows_boots_the_machine_and_nothing_else() =>
        Actions(Change(
            Nodes.Of("p", NodeRole.Pooler, ("/etc/haproxy/haproxy.cfg", "b"), ("/etc/nobody", "b")),
            Nodes.State("p", ("/etc/haproxy/haproxy.cfg", "a"), ("/etc/nobody", "a")))!).ShouldBe("reboot machine");

    [Fact]
    public void A_key_is_compared_and_never_read()
    {
        const string Key = "/etc/cluster/tls/postgres.key";
        var node = Nodes.Of("pg1", NodeRole.Database, (Key, "new")) with { Secrets = new HashSet<string> { Key } };
        var change = Change(node, Nodes.State("pg1", (Key, "(secret)")))!;
        Actions(change).ShouldBe("reload patroni.service, reload pgbackrest.service");
    }

    [Fact]
    public void Rights_alone_are_a_change()
    {
        var current = Nodes.State("etcd1");
        var open = current with { Files = new Dictionary<string, MachineFile> { ["/etc/hosts"] = new("/etc/hosts", "0666 root:root", "a") } };
        Change(Nodes.Of("etcd1", NodeRole.Etcd, ("/etc/hosts", "a")), open)!.Files.ShouldHaveSingleItem().Path.ShouldBe("/etc/hosts");
    }

    [Fact]
    public void What_an_earlier_rollout_left_is_done_though_all_files_are_in_place()
    {
        var change = ChangePlanner.Of(
            Nodes.Of("pooler1", NodeRole.Pooler),
            Nodes.State("pooler1"),
            [UnitAction.Parse("restart haproxy.service")!],
            pendingRestart: false)!;
        change.IsResumed.ShouldBeTrue();
        change.IsDisruptive.ShouldBeTrue();
        Actions(change).ShouldBe("restart haproxy.service");
    }

    [Fact]
    public void A_server_that_waits_for_a_restart_gets_it() =>
        Actions(ChangePlanner.Of(Nodes.Of("pg1", NodeRole.Database), Nodes.State("pg1"), [], pendingRestart: true)!).ShouldBe("restartserver PostgreSQL");

    [Theory]
    [InlineData("reload a.service|restart a.service", "restart a.service")]
    [InlineData("restartserver PostgreSQL|restart patroni.service", "restart patroni.service")]
    [InlineData("restart b.service|start c.timer|reboot machine", "reboot machine")]
    [InlineData("restart b.service|reload a.service|start c.timer", "start c.timer, reload a.service, restart b.service")]
    public void What_another_action_does_anyway_is_left_out(string given, string left) =>
        string.Join(", ", UnitActions.Least(given.Split('|').Select(line => UnitAction.Parse(line)!))).ShouldBe(left);

    // As the lab's own bundles say who reads what.
    private static NodeChange? Change(FleetNode node, MachineState current)
    {
        var like = Lab.Value.First(bundle => bundle.NodeGroup.Role == node.Role);
        return ChangePlanner.Of(node with { Wanted = node.Wanted with { Readers = ReaderList.Of(like) } }, current, [], pendingRestart: false);
    }

    private static string Actions(NodeChange change) => string.Join(", ", change.Actions);

    private static string Parameter(string name, int value) => $"postgresql: {{parameters: {{{name}: {value}MB}}}}\n";
}
