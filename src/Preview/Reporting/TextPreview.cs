using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>For a person at a terminal.</summary>
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
            output.Write($"      {property.Path}: {ResourceGroup.Value(property.Before)} → {ResourceGroup.Value(property.After)}{(property.Replaces ? "  (replaces)" : "")}\n");
    }

    private static void WriteUnknown(TextWriter output, RegionPreview preview)
    {
        if (preview.Resources.Unknown.Count == 0)
            return;
        output.Write($"\nnot compared, since only the engine knows the value: {Number(preview.Resources.Unknown.Count, "property").Replace("propertys", "properties", StringComparison.Ordinal)}\n");
        foreach (var group in preview.Resources.Unknown.GroupBy(unknown => (unknown.Type, unknown.Path)))
            output.Write($"  ? {group.Key.Type} {group.Key.Path}{(group.Count() == 1 ? $" of {group.First().Name}: {group.First().Value}" : $" ×{group.Count()}, such as {group.First().Value}")}\n");
    }

    private static void WriteMachines(TextWriter output, MachineComparison machines)
    {
        output.Write($"\nmachines: {Counts(machines)}\n");
        foreach (var change in machines.Machines)
            output.Write($"  {Sign(change.Kind)} {change.Machine.Name}: {Number(change.Machine.Files.Count, "file")}{(change.Kind == ChangeKind.Created ? $" (provision render REGION --node {change.Machine.Name})" : "")}\n");
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
