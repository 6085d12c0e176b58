using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>The preview as plain text: risk first, then resources, machines and files with their diffs.</summary>
internal sealed class TextPreview : PreviewReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, RegionPreview preview)
    {
        output.Write($"{preview.Region} against {preview.Against}\n");
        if (!preview.HasChanges && preview.Risk.Refusals.Count == 0 && preview.Risk.Notes.Count == 0)
        {
            output.Write("no changes\n");
            WriteUnknown(output, preview);
            return;
        }

        if (CostText.Line(preview.Cost) is { } cost)
            output.Write($"cost: {cost}\n");
        output.Write($"{RiskText.Headline(preview)}\n");
        foreach (var (title, text) in RiskText.Lines(preview))
            output.Write($"  {title}: {text}\n");
        output.Write($"\nresources: {Counts(preview)}\n");
        foreach (var group in ResourceGroup.Of(preview))
            WriteGroup(output, group);
        WriteUnknown(output, preview);
        if (preview.Machines is { } machines)
            WriteMachines(output, machines);
        else
            output.Write("\nmachines: a state does not hold their files; compare with a commit (--against) for those\n");
    }

    private static void WriteGroup(TextWriter output, ResourceGroup group)
    {
        output.Write($"  {Sign(group.Kind)} {group.Type}{(group.Names.Count == 1 ? "" : $" ×{group.Names.Count}")}: {string.Join(", ", group.Names)}\n");
        foreach (var property in group.Properties)
        {
            var (before, after) = ShownChange.Of(property.Before, property.After);
            output.Write($"      {property.Path}: {before} → {after}{(property.Replaces ? "  (replaces)" : "")}\n");
        }
    }

    private static void WriteUnknown(TextWriter output, RegionPreview preview)
    {
        var count = preview.Resources.Unknown.Count;
        if (count == 0)
            return;
        output.Write($"\nnot compared, since only the engine knows the value: {count} {(count == 1 ? "property" : "properties")}\n");
        foreach (var group in preview.Resources.Unknown.GroupBy(unknown => (unknown.Type, unknown.Path)))
        {
            var first = group.First();
            var values = group.Count() == 1 ? $" of {first.Name}: {first.Value}" : $" ×{group.Count()}, such as {first.Value}";
            output.Write($"  ? {group.Key.Type} {group.Key.Path}{values}\n");
        }
    }

    private static void WriteMachines(TextWriter output, MachineComparison machines)
    {
        output.Write($"\nmachines: {Counts(machines)}\n");
        foreach (var (kind, machine) in machines.Machines)
        {
            var command = kind == ChangeKind.Created ? $" (provision render REGION --node {machine.Name})" : "";
            output.Write($"  {Sign(kind)} {machine.Name}: {Number(machine.Files.Count, "file")}{command}\n");
        }

        foreach (var (unit, enabled, nodes) in machines.Units)
            output.Write($"  {(enabled ? "enable" : "disable")} {unit} on {string.Join(", ", nodes)}\n");
        foreach (var file in machines.Files)
        {
            output.Write($"\n  {Sign(file.Kind)} {file.Path} on {string.Join(", ", file.Nodes)}: {Effects(file)}\n");
            if (file.Rights is var (before, after))
                output.Write($"    {before} → {after}\n");
            foreach (var line in file.Diff)
                output.Write($"    {line}\n");
        }
    }
}
