using System.Text.Json.Nodes;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Cli.Views.Rollouts;

/// <summary>Writes what a rollout would do to each machine.</summary>
internal static class RolloutReport
{
    private const string First = "; start it first, for machines of its role and site change";

    /// <summary>Writes the plan as lines, or as JSON.</summary>
    public static void Write(TextWriter output, RolloutPlan plan, ReportFormat format)
    {
        if (format == ReportFormat.Json)
            output.Write(Json(plan).ToJsonString(JsonFormat.Indented) + "\n");
        else
            WriteText(output, plan);
    }

    /// <summary>Writes why nothing was done.</summary>
    public static void WriteWithheld(TextWriter output, IReadOnlyList<LeavingNode> withheld)
    {
        foreach (var node in withheld)
            output.Write($"withheld: {node.Name} stays, for with it go {string.Join(", ", node.Loses)}\n");
        var names = string.Join(", ", withheld.Select(node => node.Name));
        var (its, it) = withheld.Count == 1 ? ("its", "it") : ("their", "them");
        output.Write($"nothing was changed: the other machines' files leave {names} out, and without {its} removal would only cut {it} off;");
        output.Write($" run with --allow-destructive, or put {it} back into the region file\n");
    }

    private static void WriteText(TextWriter output, RolloutPlan plan)
    {
        var inTheWay = plan.InTheWay();
        foreach (var (site, changes) in plan.Dynamic)
        {
            output.Write($"site {site}, through Patroni's REST API:\n");
            foreach (var change in changes)
                output.Write($"    {change}\n");
        }

        foreach (var change in plan.Changes)
            Write(output, change);
        if (plan.Lowered.Count > 0)
            output.Write($"{string.Join(", ", plan.Lowered)}: a lowered value waits: the leader restarts where it stands, then they do\n");
        foreach (var node in plan.Off)
            output.Write($"{node.Name}: is off: boots with its files, and is waited for{(inTheWay.Contains(node) ? First : "")}\n");
        foreach (var node in plan.Added)
            output.Write($"{node.Name}: comes in: is built, boots and joins\n");
        foreach (var node in plan.Removed)
            output.Write($"{node.Name}: goes: leaves its cluster, is stopped and removed\n    LOSES {string.Join(", ", node.Loses)}\n");
        foreach (var warning in plan.Warnings)
            output.Write($"warning: {warning}\n");
        output.Write($"{Summary(plan)}\n");
    }

    private static void Write(TextWriter output, NodeChange change)
    {
        var actions = change.Actions.Count == 0 ? "nothing starts anew" : string.Join(", ", change.Actions.Select(Words));
        var aside = change.IsDisruptive ? $" ({Aside(change.Node.HandOver)})" : "";
        output.Write($"{change.Node.Name}: {actions}{aside}{(change.IsResumed ? "; an earlier rollout came no further" : "")}\n");
        foreach (var file in change.Files)
            output.Write($"    {file.Kind.ToString().ToLowerInvariant(),-7} {file.Path}{Causes(file)}\n");
        foreach (var unit in change.UnitsOff)
            output.Write($"    stopped {unit}\n");
    }

    private static string Words(UnitAction action) => action.Kind == ActionKind.RestartServer ? "restart PostgreSQL where Patroni says so" : action.ToString();

    private static string Aside(HandOver handOver) => handOver switch
    {
        HandOver.Switchover => "if it leads: last, after a switchover",
        HandOver.MoveLeader => "hands over the leadership first",
        HandOver.Drain => "drained first",
        HandOver.None => "down meanwhile",
    };

    private static string Causes(PlannedFile file)
    {
        var causes = file.Effects.Select(effect => effect.Cause).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return causes.Count == 0 ? "" : $" ({string.Join(", ", causes)})";
    }

    private static string Summary(RolloutPlan plan)
    {
        if (plan.IsEmpty)
            return "nothing to do";
        var off = plan.Off.Count == 0 ? "" : $" {plan.Off.Count} to boot,";
        var dynamic = plan.Dynamic.Sum(site => site.Value.Count);
        var machines = $"{plan.Changes.Count} to change, {plan.Added.Count} to add,{off} {plan.Removed.Count} to remove";
        return $"{machines}, {dynamic} through Patroni's REST API";
    }

    private static JsonObject Json(RolloutPlan plan) => new()
    {
        ["dynamic"] = new JsonObject(plan.Dynamic
            .Select(site => KeyValuePair.Create(site.Key, (JsonNode?)Texts(site.Value.Select(change => change.ToString()))))),
        ["changes"] = new JsonArray([.. plan.Changes.Select(change => new JsonObject
        {
            ["node"] = change.Node.Name,
            ["actions"] = Texts(change.Actions.Select(action => action.ToString())),
            ["disruptive"] = change.IsDisruptive,
            ["resumed"] = change.IsResumed,
            ["files"] = new JsonArray([
                .. change.Files.Select(file => new JsonObject { ["kind"] = file.Kind.ToString().ToLowerInvariant(), ["path"] = file.Path }),
            ]),
        })]),
        ["lowered"] = Texts(plan.Lowered),
        ["added"] = Texts(plan.Added.Select(node => node.Name)),
        ["off"] = Texts(plan.Off.Select(node => node.Name)),
        ["removed"] = new JsonArray([.. plan.Removed.Select(node => new JsonObject { ["node"] = node.Name, ["loses"] = Texts(node.Loses) })]),
        ["warnings"] = Texts(plan.Warnings),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
