using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>Compares what a machine has with what it should have.</summary>
public static class ChangePlanner
{
    /// <summary>The change; null where the machine is as wanted.</summary>
    /// <param name="node">The machine as wanted.</param>
    /// <param name="current">The machine as it is.</param>
    /// <param name="unfinished">What an earlier rollout left to be done.</param>
    /// <param name="pendingRestart">True if Patroni says that its server waits for a restart.</param>
    public static NodeChange? Of(FleetNode node, MachineState current, IReadOnlyList<UnitAction> unfinished, bool pendingRestart)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(unfinished);
        var files = Files(node, current).ToList();
        var change = new NodeChange
        {
            Node = node,
            Files = files,
            UnitsOff = [.. current.Units.Except(node.Wanted.Units, StringComparer.Ordinal)],
            Actions = UnitActions.Least([.. Started(node, current), .. UnitActions.Of(files.SelectMany(file => file.Effects)), .. unfinished, .. pendingRestart
                ? [UnitAction.RestartServer] : Array.Empty<UnitAction>()]),
            IsResumed = unfinished.Count > 0,
        };
        return change is { Files: [], UnitsOff: [], Actions: [], IsResumed: false } ? null : change;
    }

    private static IEnumerable<UnitAction> Started(FleetNode node, MachineState current) =>
        node.Wanted.Units.Except(current.Units, StringComparer.Ordinal).Select(unit => new UnitAction(ActionKind.Start, unit));

    private static IEnumerable<PlannedFile> Files(FleetNode node, MachineState current)
    {
        foreach (var path in current.Files.Keys.Union(node.Wanted.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, wanted) = (current.Files.GetValueOrDefault(path), node.Wanted.Files.GetValueOrDefault(path));
            if (old != wanted)
            {
                var kind = old is null ? ChangeKind.Created : wanted is null ? ChangeKind.Deleted : ChangeKind.Changed;
                yield return new PlannedFile(kind, path, FileEffects.Of(path, current, node.Wanted));
            }
        }
    }
}
