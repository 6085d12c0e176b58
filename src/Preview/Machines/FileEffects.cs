using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>Which unit a changed file concerns, and how: as the bundle's own list of readers says, which the services wrote.</summary>
public static class FileEffects
{
    /// <summary>The effects of a file's change on a machine.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">The machine as it is.</param>
    /// <param name="after">The machine as it will be.</param>
    public static IReadOnlyList<FileEffect> Of(string path, MachineState before, MachineState after)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var readers = after.Readers.GetValueOrDefault(path) ?? before.Readers.GetValueOrDefault(path) ?? [];
        return readers.Count == 0
            ? [new FileEffect(EffectKind.Unknown, path)]
            : [.. readers.SelectMany(reader => Of(reader, path, before.Content(path), after.Content(path))).Distinct()];
    }

    private static IEnumerable<FileEffect> Of(FileReader reader, string path, string? before, string? after)
    {
        if (before is null || after is null || reader.Form == FileForm.Whole)
            return [Whole(reader)];
        var keys = Changed(reader.Form, path, before, after);
        var known = keys.Select(key => (Key: key, Reader: reader.Keys.FirstOrDefault(each => PropertyPath.IsWithin(key, each.Key)))).ToList();
        return known.Exists(each => each.Reader is null)
            ? [.. known.Select(each => each.Reader is null ? Whole(reader) with { Cause = reader.TellsKey ? each.Key : null } : Of(each.Reader, each.Key))]
            : [.. known.Select(each => Of(each.Reader!, each.Key)), .. known.Count == 0 ? [Whole(reader)] : Array.Empty<FileEffect>()];
    }

    private static FileEffect Whole(FileReader reader) => new(Kind(reader.Takes), reader.Unit);

    private static FileEffect Of(KeyReader reader, string key)
    {
        var cause = reader.Cause ?? (key.StartsWith(reader.Below, StringComparison.Ordinal) ? key[reader.Below.Length..] : key);
        return new FileEffect(Kind(reader.Takes), reader.Unit, cause.Length == 0 ? null : cause);
    }

    private static List<string> Changed(FileForm form, string path, string before, string after)
    {
        switch (form)
        {
            case FileForm.Whole:
                return [];
            case FileForm.Yaml:
                var comparer = new PropertyComparer(recorded: false);
                comparer.Compare("", YamlTree.Read(before, path), YamlTree.Read(after, path));
                return [.. comparer.Changes.Select(change => change.Path)];
            case FileForm.Ini:
                var (old, wanted) = (before.Split('\n'), after.Split('\n'));
                return [.. old.Except(wanted, StringComparer.Ordinal)
                    .Concat(wanted.Except(old, StringComparer.Ordinal))
                    .Select(line => line.Split('=', 2)[0].Trim())
                    .Distinct(StringComparer.Ordinal)];
        }

        throw new InvalidOperationException($"{form} is no form of a file.");
    }

    private static EffectKind Kind(ChangeTakes takes) => takes switch
    {
        ChangeTakes.Restart => EffectKind.Restart,
        ChangeTakes.Reload => EffectKind.Reload,
        ChangeTakes.Dynamic => EffectKind.Dynamic,
        ChangeTakes.NextBoot => EffectKind.NextBoot,
        ChangeTakes.Nothing => EffectKind.None,
    };
}
