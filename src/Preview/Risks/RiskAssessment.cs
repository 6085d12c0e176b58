using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>Tells what a comparison puts at risk: what is lost, what stops at once, what Pulumi would leave undone.</summary>
/// <param name="region">The region's name, for the commands in messages.</param>
/// <param name="before">The side that is there now.</param>
/// <param name="after">The side that is wanted.</param>
internal sealed class RiskAssessment(string region, RegionSide before, RegionSide after)
{
    private const int Shown = 6;

    // All that is compared here lies on AWS; `provision node replace` reaches labs.
    internal const string HowTo = "docs/how-to/replace-a-machine.md";

    private readonly List<MachineState> _machines = [.. (after.Machines ?? []).Concat(before.Machines ?? [])];

    /// <summary>The risk of what differs.</summary>
    public Risk Judge(ResourceComparison resources, MachineComparison machines)
    {
        var stopped = new StoppedMachines(
            [.. after.Resources, .. before.Resources],
            [.. _machines.Select(machine => machine.Name).Distinct(StringComparer.Ordinal)]);
        var down = resources.Changes.Select(stopped.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var stops = Quorums.Of(_machines)
            .Select(quorum => new QuorumStop(quorum, [.. quorum.Members.Where(down.Contains)]))
            .Where(stop => stop.Stopped.Count > 0)
            .ToList();
        return new Risk
        {
            Stops = stops,
            Effects = Effects(machines.Files),
            Undelivered = [.. Undelivered(machines)],
            Refusals = [.. Lost(resources.Changes), .. AtOnce(stops), .. Refused(resources.Changes, stopped), .. ServiceLimits.Refusals(resources.Changes)],
            Notes = [.. Notes(resources.Changes, stopped)],
        };
    }

    /// <summary>Up to six names, and how many more there are: "a, b, c, d, e, f and 4 more".</summary>
    internal static string Some(IReadOnlyCollection<string> names) =>
        names.Count <= Shown ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more";

    // On AWS a machine fetches its files at its first boot and never again.
    private IEnumerable<string> Undelivered(MachineComparison machines) =>
        after.Resources.Concat(before.Resources).Any(resource => resource.Type == CloudResource.MachineType)
            ? machines.Files.SelectMany(file => file.Nodes).Concat(machines.Units.SelectMany(unit => unit.Nodes)).Distinct(StringComparer.Ordinal)
            : [];

    private static List<UnitEffect> Effects(IEnumerable<FileChange> files) =>
    [
        .. files.SelectMany(file => file.Effects.SelectMany(effect => file.Nodes.Select(node => (effect, node))))
            .GroupBy(each => (each.effect.Kind, each.effect.Unit))
            .OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => new UnitEffect(group.Key.Kind, group.Key.Unit, [.. group.Select(each => each.node).Distinct(StringComparer.Ordinal)],
                [.. group.Select(each => each.effect.Cause).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];

    private static IEnumerable<Refusal> Lost(IEnumerable<ResourceChange> changes) =>
        from change in changes
        where change.IsLost && change.IsProtected
        group change by (change.Kind, change.Resource.Type) into alike
        let names = alike.Select(change => change.Resource.Name).ToList()
        let causes = alike.SelectMany(change => change.Properties.Where(property => property.Replaces))
            .Select(property => property.Path)
            .Distinct(StringComparer.Ordinal)
            .ToList()
        let verb = alike.Key.Kind == ChangeKind.Replaced ? "replaces" : "deletes"
        let cause = causes.Count == 0 ? "" : $" (since {Some(causes)} changes)"
        select new Refusal(
            $"{verb} {names.Count} protected {Short(alike.Key.Type)}: {Some(names)}{cause}",
            "Pulumi refuses it as well. Take the change back, or lift the protection on purpose first: `pulumi state unprotect`.");

    private static IEnumerable<Refusal> AtOnce(IEnumerable<QuorumStop> stops) => stops.Where(stop => stop.Stopped.Count > 1).Select(stop => new Refusal(
        $"stops {stop.Stopped.Count} of {stop.Quorum.Members.Count} {stop.Quorum.Name} at once: {string.Join(", ", stop.Stopped)}",
        $"Change one machine after another: {HowTo}"));

    /// <summary>
    /// Judged where the change is made. A state goes on having the old values until each machine is replaced, and `up` leaves them alone: there it is a note.
    /// </summary>
    private List<Refusal> Refused(IEnumerable<ResourceChange> changes, StoppedMachines stopped) => before.IsRecorded ? [] :
    [
        .. from change in changes
           where change.Ignored.Count > 0 && change.IsProtected
           let names = string.Join(", ", change.Ignored.Select(property => property.Path))
           from property in change.Ignored
           group stopped.Name(change.Resource) by (names, property.Path, property.Before, property.After) into alike
           let change = $"{alike.Key.Path} ({alike.Key.Before ?? "none"} → {alike.Key.After ?? "none"}) of {string.Join(", ", alike)}"
           select new Refusal($"changes {change}, which is ignored by Pulumi: `up` would leave the machines as they are", OneByOne),
    ];

    private string OneByOne
    {
        get
        {
            var command = $"pulumi up --stack {region} --target-replace URN --target-dependents";
            var way = $"Machines of a quorum are replaced one by one, on purpose: `{command}` takes the new value ({HowTo}).";
            return $"{way} Give --allow-risk to accept it for that.";
        }
    }

    private IEnumerable<string> Notes(IEnumerable<ResourceChange> changes, StoppedMachines stopped)
    {
        var list = changes.ToList();
        var bare = list.Where(change => change.After is { Protect: false } && change.IsProtected).Select(change => change.Resource.Name).ToList();
        if (bare.Count > 0)
            yield return $"lifts the protection of {bare.Count} resources: {Some(bare)}";
        foreach (var note in ServiceLimits.Notes(list, after.Resources).Concat(Waiting(list, stopped)))
            yield return note;
        var kept = list.Where(change => change.IsLost && change.IsKept).Select(change => change.Resource.Name).ToList();
        if (kept.Count > 0)
            yield return $"{kept.Count} stay in the cloud when they leave the stack (retainOnDelete): {Some(kept)}";
        var foreign = list.Where(change => change.Kind == ChangeKind.Changed && !ReplaceOnChange.Knows(change.Resource.Type))
            .Select(change => change.Resource.Type)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (foreign.Count > 0)
            yield return $"of {Some(foreign)} it is not known which changes replace them: they may be replaced";
    }

    private IEnumerable<string> Waiting(IEnumerable<ResourceChange> changes, StoppedMachines stopped)
    {
        var waiting = changes.Where(change => change.Ignored.Count > 0 && (before.IsRecorded || !change.IsProtected));
        foreach (var alike in waiting.GroupBy(change => Short(change.Resource.Type) == "Instance"))
        {
            var properties = Some([.. alike.SelectMany(change => change.Ignored).Select(property => property.Path).Distinct(StringComparer.Ordinal)]);
            var resources = Some([.. alike.Select(change => stopped.Name(change.Resource))]);
            var moment = alike.Key ? $"the machine is replaced: {HowTo}" : "that is made anew";
            yield return $"changes {properties} of {resources}, which is ignored by Pulumi until {moment}";
        }
    }

    /// <summary>A type without its module: <c>Instance</c>.</summary>
    internal static string Short(string type) => type[(type.LastIndexOf(':') + 1)..];
}
