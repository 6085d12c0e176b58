using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>Writes a preview in one format; what the formats share in words is here.</summary>
public abstract class PreviewReport
{
    /// <summary>The report that writes a format.</summary>
    public static PreviewReport For(PreviewFormat format) => format switch
    {
        PreviewFormat.Json => new JsonPreview(),
        PreviewFormat.Markdown => new MarkdownPreview(),
        PreviewFormat.Text => new TextPreview(),
    };

    /// <summary>Writes the preview; lines end with a line feed.</summary>
    public abstract void Write(TextWriter output, RegionPreview preview);

    /// <summary>"1 machine", "2 machines".</summary>
    protected static string Number(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>What becomes of resources, as counts.</summary>
    protected static string Counts(RegionPreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var (created, changed) = (preview.Count(ChangeKind.Created), preview.Count(ChangeKind.Changed));
        var (replaced, deleted) = (preview.Count(ChangeKind.Replaced), preview.Count(ChangeKind.Deleted));
        var unchanged = preview.Resources.Count - created - changed - replaced;
        return $"{created} created, {changed} changed, {replaced} replaced, {deleted} deleted, {unchanged} unchanged";
    }

    /// <summary>What becomes of machines and their files, as counts.</summary>
    protected static string Counts(MachineComparison machines)
    {
        ArgumentNullException.ThrowIfNull(machines);
        var created = machines.Machines.Count(machine => machine.Kind == ChangeKind.Created);
        return $"{created} created, {machines.Machines.Count - created} deleted; on those that stay {Number(machines.Files.Count, "file change")}";
    }

    /// <summary>The sign of a kind, as in a diff: <c>+</c> made, <c>-</c> gone, <c>±</c> replaced, <c>~</c> changed.</summary>
    protected static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Created => "+",
        ChangeKind.Deleted => "-",
        ChangeKind.Replaced => "±",
        ChangeKind.Changed => "~",
    };

    /// <summary>What is done to a file, in words: "reload haproxy.service".</summary>
    protected static string Words(FileEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return effect.Kind switch
        {
            EffectKind.Unknown => "effect not known, taken for a restart",
            EffectKind.None => "read when used",
            EffectKind.NextBoot => "at the machine's next start",
            EffectKind.Dynamic => "Patroni's REST API, no restart",
            EffectKind.Restart => $"restart {effect.Unit}",
            EffectKind.Reload => $"reload {effect.Unit}",
        };
    }

    /// <summary>What a file's change asks for, each once.</summary>
    protected static string Effects(FileChange file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.Join(", ", file.Effects.OrderBy(effect => effect.Kind).Select(Words).Distinct(StringComparer.Ordinal));
    }
}
