using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>Writes a plan of database steps in one format.</summary>
internal abstract class PlanReport
{
    private const string Install = "install the version on every member";

    /// <summary>The writer for a format.</summary>
    public static PlanReport For(PlanFormat format) => format switch
    {
        PlanFormat.Json => new JsonPlanReport(),
        PlanFormat.Sql => new SqlPlanReport(),
        PlanFormat.Markdown => new MarkdownPlanReport(),
        PlanFormat.Text => new TextPlanReport(),
    };

    /// <summary>Writes the steps, what the server cannot have, and what is left alone.</summary>
    public abstract void Write(TextWriter output, Plan plan);

    /// <summary>"12 steps: 10 create, 2 alter".</summary>
    protected static string Summary(Plan plan)
    {
        if (plan.Steps.Count == 0)
            return "nothing to do";
        var kinds = plan.Steps.CountBy(step => step.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {kind.Key.ToString().ToLowerInvariant()}");
        return $"{plan.Steps.Count} step{(plan.Steps.Count == 1 ? "" : "s")}: {string.Join(", ", kinds)}";
    }

    /// <summary>What the server cannot have and what nobody touches, a line each.</summary>
    protected static IEnumerable<string> Notes(Plan plan) =>
        (plan.Facts.Doubt is { } doubt ? [doubt] : Array.Empty<string>())
            .Concat(plan.Unavailable.Select(each => $"{each.Id}: unavailable: needs the community edition"))
            .Concat(plan.Closed.Select(ClosedColumn))
            .Concat(plan.Facts.PendingRestarts.Select(member => $"member {member}: pending restart: a parameter waits for it (patronictl restart)"))
            .Concat(plan.LeftAlone.Select(each => $"{each.Id}: {each.Reason}; left alone: {Leave(each)}"));

    /// <summary>What a person can do about a difference that no step mends.</summary>
    private static string Leave(Difference difference)
    {
        var name = difference.Id.Name;
        return difference.Id.Kind == ObjectKind.Override ? $"ALTER SYSTEM RESET {name} and reload by hand, or declare it"
            : difference.Id.Kind == ObjectKind.Power ? "take it from the role by hand, or declare the role instead of naming it in foreignRoles"
            : difference.Id.Kind == ObjectKind.Extension ? $"{Install} and ALTER EXTENSION {name} UPDATE by hand, or declare the one that is there"
            : "declare it, or drop it by hand";
    }

    /// <summary>What is said of a sensitive column without a key.</summary>
    public static string ClosedColumn(ObjectId column) => $"{column}: takes nothing but NULL until a key is given (--column-key FILE)";

    /// <summary>What Patroni is asked for, where it does the step.</summary>
    protected static string Patch(Step step) => $"PATCH /config {OneLine(step.Patch ?? "")}";

    /// <summary>A lock in PostgreSQL's words.</summary>
    protected static string Lock(LockLevel level) => level switch
    {
        LockLevel.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockLevel.Share => "SHARE",
        LockLevel.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockLevel.AccessExclusive => "ACCESS EXCLUSIVE",
        LockLevel.None => "none",
    };

    /// <summary>Text on one line: names may hold anything.</summary>
    protected static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
