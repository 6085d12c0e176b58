using System.Text;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>Reads a region file and the profiles under it, and lays them over each other.</summary>
/// <param name="profilesDirectory">Where profiles are found that do not lie beside the region file.</param>
/// <param name="diagnostics">Receives what is wrong: files that are missing, unreadable or extend each other in a circle.</param>
internal sealed class ExtendsChain(string profilesDirectory, ICollection<Diagnostic> diagnostics)
{
    private const string Key = "extends";
    private const long MaximumLength = 16 << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<string> _open = [];

    /// <summary>The file at the foot of the chain, as it was read: the profile, or the region file where it extends none.</summary>
    public YamlMapping? Foot { get; private set; }

    /// <summary>The merged mapping; null where a file could not be read (a diagnostic says why).</summary>
    public YamlMapping? Read(string path) => Read(path, new SourceLocation(path, 1, 1));

    private YamlMapping? Read(string path, SourceLocation asked)
    {
        _open.Add(Path.GetFullPath(path));
        if (ReadFile(path, asked) is not { } mapping)
            return null;
        if (!mapping.Entries.TryGetValue(Key, out var entry) || entry.Value is not YamlScalar { Text: var profile, Location: var place })
            return Foot = mapping;
        if (profile.Contains('\0', StringComparison.Ordinal))
        {
            Report(DiagnosticCodes.WrongValue, place, "'extends' holds a NUL; wanted the name of a profile or a path.", "Write the name.");
            return null;
        }

        var below = Locate(profile, Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (_open.Contains(Path.GetFullPath(below), StringComparer.Ordinal))
        {
            var circle = string.Join(" → ", _open.Append(below).Select(Path.GetFileName));
            Report(DiagnosticCodes.ExtendsCycle, place, $"This file extends itself: {circle}.", "Take one `extends` out of the circle.");
            return null;
        }

        return Read(below, place)?.OverlaidBy(mapping);
    }

    /// <summary>A name means a profile beside the file or among the project's; a text with a slash or an ending means a path.</summary>
    private string Locate(string profile, string directory)
    {
        if (profile.Contains('/', StringComparison.Ordinal) || profile.EndsWith(".yaml", StringComparison.Ordinal))
            return ShownPath.Of(Path.Combine(directory, profile));
        var beside = Path.Combine(directory, "profiles", profile + ".yaml");
        return ShownPath.Of(File.Exists(beside) ? beside : Path.Combine(profilesDirectory, profile + ".yaml"));
    }

    private YamlMapping? ReadFile(string path, SourceLocation asked)
    {
        try
        {
            return IsRegionFile(path, asked) ? new YamlReader(path, diagnostics).Read(File.ReadAllText(path, Utf8)) : null;
        }
        catch (DecoderFallbackException)
        {
            Report(DiagnosticCodes.NotYaml, new SourceLocation(path, 1, 1), "The file is not UTF-8.", "Save it as UTF-8.");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Report(DiagnosticCodes.Unreadable, asked, Unreadable(path, exception), Neighbours(path));
            return null;
        }
    }

    /// <summary>True for a regular file of a size that a region file can have; otherwise a diagnostic says what it is.</summary>
    private bool IsRegionFile(string path, SourceLocation asked)
    {
        var file = new FileInfo(path);
        if (FileKind.OtherThanFile(path) is { } kind)
        {
            Report(
                DiagnosticCodes.Unreadable,
                asked,
                $"'{path}' is {kind}; wanted a region file.",
                Directory.Exists(path) ? Neighbours(Path.Combine(path, "region")) : "Write what it holds to a file, and name that.");
        }
        else if (file is { Exists: true, Length: > MaximumLength and var length })
        {
            Report(
                DiagnosticCodes.TooLarge,
                new SourceLocation(path, 1, 1),
                $"The file has {length >> 20} MiB; wanted at most {MaximumLength >> 20}.",
                "This is no region file.");
        }
        else
        {
            return true;
        }

        return false;
    }

    private static string Unreadable(string path, Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException ? $"There is no file '{path}'." : $"'{path}' cannot be read: {exception.Message}";

    /// <summary>What lies where the file was looked for, and the name that was probably meant.</summary>
    private static string Neighbours(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            return $"The folder {folder} does not exist either.";
        var names = Directory.GetFiles(folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        return $"There: {(names.Count == 0 ? "no .yaml file" : string.Join(", ", names))}.{Suggestion.For(Path.GetFileNameWithoutExtension(path), names)}";
    }

    private void Report(string code, SourceLocation location, string message, string fix) =>
        diagnostics.Add(new Diagnostic(code, Severity.Error, location, message, fix));
}
