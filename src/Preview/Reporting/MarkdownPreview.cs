using System.Text;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>For one comment on a pull request: the risk on top, everything else folded, and never more than GitHub takes (65,536 characters).</summary>
internal sealed class MarkdownPreview : PreviewReport
{
    // Bytes, so that it holds however characters are counted.
    private const int Most = 65_000;
    private const int RoomForFooter = 300;
    private const int SmallestShare = 8_000;

    /// <inheritdoc/>
    public override void Write(TextWriter output, RegionPreview preview)
    {
        var text = new StringBuilder(Head(preview));
        var (left, cut) = (Most - RoomForFooter - MarkdownSection.Size(text.ToString()), 0);
        foreach (var section in Sections(preview))
        {
            if (section.Within(Math.Min(left, Math.Max(SmallestShare, left / 3))) is { } part)
            {
                text.Append(part);
                left -= MarkdownSection.Size(part);
            }
            else
            {
                cut++;
            }
        }

        if (cut > 0)
            text.Append($"\n{Number(cut, "more section")} did not fit into a comment: `provision preview {preview.Region}` shows all.\n");
        output.Write(text.ToString());
    }

    private static string Head(RegionPreview preview)
    {
        var text = new StringBuilder($"### Preview of {preview.Region} against {MarkdownSection.Escaped(preview.Against)}\n\n");
        if (!preview.HasChanges && preview.Risk.Refusals.Count == 0 && preview.Risk.Notes.Count == 0)
            return text.Append("No changes.\n").ToString();
        if (CostText.Line(preview.Cost) is { } cost)
            text.Append($"Cost: {MarkdownSection.Escaped(cost)}.\n\n");
        text.Append($"**{MarkdownSection.Escaped(RiskText.Headline(preview))}**\n\n");
        foreach (var (title, line) in RiskText.Lines(preview))
            text.Append($"- **{title}**: {MarkdownSection.Escaped(line)}\n");
        text.Append($"\nResources: {Counts(preview)}.");
        text.Append(preview.Machines is { } machines ? $" Machines: {Counts(machines)}.\n\n" : " A state does not hold the machines' files.\n\n");
        return text.ToString();
    }

    private static IEnumerable<MarkdownSection> Sections(RegionPreview preview)
    {
        var groups = ResourceGroup.Of(preview).ToList();
        return
        [
            .. groups.Where(group => group.Kind != ChangeKind.Created).Select(Section),
            .. (preview.Machines?.Files ?? []).Select(Section),
            .. groups.Where(group => group.Kind == ChangeKind.Created).Select(Section),
            .. preview.Machines is { } machines ? Machines(machines) : [],
            .. Unknown(preview),
        ];
    }

    private static MarkdownSection Section(ResourceGroup group) => new(
        $"{group.Names.Count} {group.Type} {group.Kind.ToString().ToLowerInvariant()}",
        [
            .. group.Properties.SelectMany(Lines),
            .. group.Names.Select(name => $"{(group.Kind == ChangeKind.Created ? "+" : group.Kind == ChangeKind.Deleted ? "-" : " ")} {name}"),
        ]);

    private static string[] Lines(PropertyChange property)
    {
        var (old, wanted) = ShownChange.Of(property.Before, property.After);
        return [$"- {property.Path}: {old}", $"+ {property.Path}: {wanted}{(property.Replaces ? "  (replaces)" : "")}"];
    }

    private static MarkdownSection Section(FileChange file) => new(
        $"{file.Path} on {string.Join(", ", file.Nodes)}: {Effects(file)}",
        file.Rights is var (before, after) ? [$"- {before}", $"+ {after}", .. file.Diff] : file.Diff);

    private static IEnumerable<MarkdownSection> Machines(MachineComparison machines)
    {
        if (machines.Machines.Count > 0)
        {
            yield return new MarkdownSection(
                "Machines",
                [.. machines.Machines.Select(change => $"{Sign(change.Kind)} {change.Machine.Name}: {Number(change.Machine.Files.Count, "file")}")]);
        }

        if (machines.Units.Count > 0)
        {
            yield return new MarkdownSection(
                "Units",
                [.. machines.Units.Select(unit => $"{(unit.Enabled ? "+" : "-")} {unit.Unit} on {string.Join(", ", unit.Nodes)}")]);
        }
    }

    private static IEnumerable<MarkdownSection> Unknown(RegionPreview preview)
    {
        if (preview.Resources.Unknown.Count > 0)
        {
            yield return new MarkdownSection(
                $"{preview.Resources.Unknown.Count} properties that only the engine knows",
                [.. preview.Resources.Unknown.Select(unknown => $"  {unknown.Name} {unknown.Path}: {unknown.Value}")]);
        }
    }
}
