using System.Text.Json;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Rollouts;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services.Patroni;

namespace ClusterProvisioning.Cli.Tests;

public sealed class RolloutReportTests
{
    private static readonly RolloutPlan Empty =
        new() { Dynamic = new Dictionary<string, IReadOnlyList<DynamicChange>>(), Changes = [], Added = [], Removed = [] };

    [Fact]
    public void Who_is_withheld_hears_why_nothing_was_done_and_what_to_do()
    {
        using var output = new StringWriter();
        RolloutReport.WriteWithheld(output, [new LeavingNode("pg4", "primary", new PatroniService(), ["disk data (2GB)", "disk os (4GB)"])]);
        output.ToString().ShouldBe(
            "withheld: pg4 stays, for with it go disk data (2GB), disk os (4GB)\n"
            + "nothing was changed: the other machines' files leave pg4 out, and without its removal would only cut it off; "
            + "run with --allow-destructive, or put it back into the region file\n");
    }

    [Fact]
    public void A_machine_without_power_is_told_from_one_that_comes()
    {
        Text(Empty with { Off = [Etcd("etcd3")] })
            .ShouldBe("etcd3: is off: boots with its files, and is waited for\n0 to change, 0 to add, 1 to boot, 0 to remove, 0 through Patroni's REST API\n");
        Text(Empty with { Off = [Etcd("etcd3")], Added = [Etcd("etcd4")] })
            .ShouldStartWith(
                "etcd3: is off: boots with its files, and is waited for; start it first, for machines of its role and site change\n"
                + "etcd4: comes in: is built, boots and joins\n");
        JsonDocument.Parse(Text(Empty with { Off = [Etcd("etcd3")] }, ReportFormat.Json)).RootElement.GetProperty("off")[0].GetString().ShouldBe("etcd3");
    }

    private static string Text(RolloutPlan plan, ReportFormat format = ReportFormat.Text)
    {
        using var output = new StringWriter();
        RolloutReport.Write(output, plan, format);
        return output.ToString();
    }

    private static FleetNode Etcd(string name) =>
        new() { Name = name, Site = "primary", Role = NodeRole.Etcd, Wanted = new MachineState(name, new Dictionary<string, MachineFile>(), []) };
}
