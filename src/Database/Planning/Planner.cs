using System.Diagnostics;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Turns differences into an ordered list of steps; touches no server.</summary>
public static class Planner
{
    /// <summary>The steps from what the server has to what is wanted.</summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="found">What the server has.</param>
    /// <param name="facts">What the server is.</param>
    /// <param name="allowDestructive">Whether steps that lose something are among them.</param>
    public static Plan Plan(DesiredState desired, CatalogSnapshot found, ServerFacts facts, bool allowDestructive)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(facts);
        KnownTimescale.Check(desired, facts);
        Sealing.AskForKey(desired, found);
        IReadOnlyList<CatalogObject> unavailable = facts.HasCommunity ? [] : [.. CatalogComparer.NeedingCommunity(desired).Where(each => !each.HasSubstitute)];
        var wanted = Available(CatalogComparer.Attainable(desired, facts), facts);
        var differences = CatalogComparer.Compare(wanted, found);
        if (differences.Count == 0)
            return new Plan([], [], unavailable, [], facts) { Closed = desired.Closed };
        var leftAlone = CatalogComparer.Topmost([.. differences.Where(IsLeftAlone)]);
        (wanted, found) = (Keeping(wanted, leftAlone), Without(found, leftAlone));
        var lossy = CatalogComparer.Topmost([.. CatalogComparer.Compare(wanted, found).Where(Destruction.Loses)]);
        if (!allowDestructive)
            (wanted, found) = (Keeping(wanted, lossy), Without(found, lossy));
        var steps = new Preparation(wanted, found).Steps().ToList();
        var prepared = steps.SelectMany(step => step.Effects).Aggregate(found, Apply);
        steps.AddRange(Mending(wanted, prepared, facts));
        return new Plan([.. InOrder(steps).Select(step => InItsTablespace(step, wanted))], allowDestructive ? [] : lossy, unavailable, leftAlone, facts)
        {
            Closed = desired.Closed,
        };
    }

    /// <summary>A snapshot with a step's effect on it.</summary>
    internal static CatalogSnapshot Apply(CatalogSnapshot snapshot, Effect effect) =>
        effect.Becomes is null ? snapshot.Without(effect.Id) : new CatalogSnapshot(snapshot.Objects.SetItem(effect.Id, effect.Becomes));

    private static CatalogSnapshot Available(CatalogSnapshot wanted, ServerFacts facts)
    {
        var available = wanted.Objects;
        // Only superusers see verifiers; without them each run would set every password anew.
        return new CatalogSnapshot(facts.IsSuperuser ? available : available.SetItems(
            available.Values
                .OfType<CatalogRole>()
                .Select(role => KeyValuePair.Create<ObjectId, CatalogObject>(role.Id, role with { Password = null, WithoutPassword = false }))
                .ToList()));
    }

    /// <summary>What is no statement's business: others' databases and roles, one machine's own settings, and a version that a package brings.</summary>
    private static bool IsLeftAlone(Difference difference) =>
        difference is { Kind: DifferenceKind.Unmanaged, Id.Kind: ObjectKind.Database or ObjectKind.Override or ObjectKind.Power }
            or { Kind: DifferenceKind.Changed, Id.Kind: ObjectKind.Extension };

    private static CatalogSnapshot Without(CatalogSnapshot found, IReadOnlyList<Difference> differences) =>
        differences.Where(each => each.Kind == DifferenceKind.Unmanaged).Aggregate(found, (left, each) => left.Without(each.Id));

    /// <summary>What cannot be had without a loss is not wanted.</summary>
    private static CatalogSnapshot Keeping(CatalogSnapshot wanted, IReadOnlyList<Difference> lossy) =>
        new(wanted.Objects.SetItems(lossy.Where(each => each.Kind == DifferenceKind.Changed).Select(each => KeyValuePair.Create(each.Id, each.Found!))));

    private static IEnumerable<Step> Mending(CatalogSnapshot wanted, CatalogSnapshot found, ServerFacts facts)
    {
        var differences = CatalogComparer.Compare(wanted, found);
        var context = new PlanContext(wanted, found, differences, facts);
        return differences.Where(context.HasOwnStep).SelectMany(difference => StepsFor(difference, context));
    }

    private static IEnumerable<Step> StepsFor(Difference difference, PlanContext context) => difference.Id.Kind switch
    {
        ObjectKind.Role => RoleSteps.For(difference),
        ObjectKind.Membership => RoleSteps.ForMembership(difference),
        ObjectKind.Tablespace => TablespaceSteps.For(difference),
        ObjectKind.Database => DatabaseSteps.For(difference),
        ObjectKind.Setting => SettingSteps.For(difference),
        ObjectKind.Slot => SlotSteps.For(difference),
        ObjectKind.Parameter => ParameterSteps.For(difference, context.Facts.RestartParameters),
        ObjectKind.Schema => SchemaSteps.For(difference),
        ObjectKind.Extension => SchemaSteps.ForExtension(difference),
        ObjectKind.Routine => difference.Found is CatalogStray ? StraySteps.For(difference) : SchemaSteps.ForRoutine(difference),
        ObjectKind.Table => TableSteps.For(difference, context),
        ObjectKind.Column => ColumnSteps.For(difference),
        ObjectKind.Constraint => ConstraintSteps.For(difference, context),
        ObjectKind.Index => IndexSteps.For(difference, context),
        ObjectKind.Hypertable => HypertableSteps.For(difference),
        ObjectKind.Compression => CompressionSteps.For(difference),
        ObjectKind.Aggregate => AggregateSteps.For(difference),
        ObjectKind.Lifecycle => LifecycleSteps.For(difference),
        ObjectKind.Job => JobSteps.For(difference),
        ObjectKind.View => ViewSteps.For(difference),
        ObjectKind.Policy => ViewSteps.ForPolicy(difference),
        ObjectKind.Grant => GrantSteps.For(difference, context),
        ObjectKind.DefaultGrant => GrantSteps.ForLaterTables(difference),
        ObjectKind.Trigger or ObjectKind.Relation or ObjectKind.Type => StraySteps.For(difference),
        ObjectKind.Override or ObjectKind.Power => throw new UnreachableException($"{difference.Id} is left alone and has no step."),
    };

    /// <summary>SET TABLESPACE has no word for "the database's own"; its name goes in here.</summary>
    private static Step InItsTablespace(Step step, CatalogSnapshot wanted)
    {
        if (!step.Statements.Any(statement => statement.Text.Contains(TablespaceOf.Database, StringComparison.Ordinal)))
            return step;
        var name = Quote.Identifier((wanted.Find(new ObjectId(ObjectKind.Database, step.Database)) as CatalogDatabase)?.Tablespace ?? "pg_default");
        return step with
        {
            Statements = [
                .. step.Statements.Select(statement => Statement.FromString(statement.Text.Replace(TablespaceOf.Database, name, StringComparison.Ordinal))),
            ],
        };
    }

    /// <summary>The maintenance database's journal first, then what databases share, then the databases, and last what they no longer use.</summary>
    private static List<Step> InOrder(IEnumerable<Step> steps) =>
    [
        .. steps
            .OrderBy(Section)
            .ThenBy(step => step.Stage < Stage.Extensions ? "" : step.Database, StringComparer.Ordinal)
            .ThenBy(step => step.Object.Schema != ManagedScope.Own || step.Stage == Stage.Extensions)
            .ThenBy(step => step.Stage)
            .ThenBy(step => step.Unit, StringComparer.Ordinal)
            .ThenBy(step => step.Rank)
            .ThenBy(step => step.Object.ToString(), StringComparer.Ordinal),
    ];

    private static int Section(Step step) =>
        step.Stage >= Stage.DroppedTablespaces ? 3
        : step.Stage < Stage.Extensions ? 1
        : step.Database == ManagedScope.Maintenance ? 0
        : 2;
}
