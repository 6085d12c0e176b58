using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>Compares what the machines of two sides get.</summary>
public static class MachineComparer
{
    /// <summary>Machines that come and go, and of those that stay each file's diff; what changes alike on several stands once.</summary>
    public static MachineComparison Compare(IReadOnlyList<MachineState> before, IReadOnlyList<MachineState> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, wanted) = (before.ToDictionary(machine => machine.Name), after.ToDictionary(machine => machine.Name));
        var staying = after.Where(machine => old.ContainsKey(machine.Name)).Select(machine => (Before: old[machine.Name], After: machine)).ToList();
        return new MachineComparison(
            [
                .. after.Where(machine => !old.ContainsKey(machine.Name)).Select(machine => new MachineChange(ChangeKind.Created, machine)),
                .. before.Where(machine => !wanted.ContainsKey(machine.Name)).Select(machine => new MachineChange(ChangeKind.Deleted, machine)),
            ],
            Folded(staying.SelectMany(pair => Files(pair.Before, pair.After))),
            [.. Units(staying, enabled: true), .. Units(staying, enabled: false)]);
    }

    private static List<FileChange> Folded(IEnumerable<FileChange> changes) =>
    [
        .. changes.GroupBy(change => (change.Path, change.Kind, change.Rights, Essence: TextDiff.Essence(change.Diff)))
            .Select(alike => alike.First() with
            {
                Nodes = [.. alike.SelectMany(change => change.Nodes)],
                Effects = [.. alike.SelectMany(change => change.Effects).Distinct()],
            })
            .OrderBy(change => change.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<FileChange> Files(MachineState before, MachineState after)
    {
        foreach (var path in before.Files.Keys.Union(after.Files.Keys, StringComparer.Ordinal))
        {
            var (old, wanted) = (before.Files.GetValueOrDefault(path), after.Files.GetValueOrDefault(path));
            if (old == wanted)
                continue;
            var diff = TextDiff.Unified(old?.Content ?? "", wanted?.Content ?? "");
            yield return new FileChange
            {
                Kind = old is null ? ChangeKind.Created : wanted is null ? ChangeKind.Deleted : ChangeKind.Changed,
                Path = path,
                Nodes = [after.Name],
                Diff = diff,
                Rights = old is not null && wanted is not null && !string.Equals(old.Rights, wanted.Rights, StringComparison.Ordinal)
                    ? (old.Rights, wanted.Rights)
                    : null,
                Effects = FileEffects.Of(path, before, after),
            };
        }
    }

    private static IEnumerable<(string Unit, bool Enabled, IReadOnlyList<string> Nodes)> Units(
        IEnumerable<(MachineState Before, MachineState After)> staying,
        bool enabled) =>
        from pair in staying
        let units = enabled
            ? pair.After.Units.Except(pair.Before.Units, StringComparer.Ordinal)
            : pair.Before.Units.Except(pair.After.Units, StringComparer.Ordinal)
        from unit in units
        group pair.After.Name by unit into nodes
        orderby nodes.Key
        select (nodes.Key, enabled, (IReadOnlyList<string>)[.. nodes]);
}
