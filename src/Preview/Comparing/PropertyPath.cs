using System.Text.RegularExpressions;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>Paths of properties, positions in lists apart.</summary>
internal static partial class PropertyPath
{
    /// <summary>Joins a path and a key by a dot; the empty path adds none.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>True if the path is the pattern's, or below it.</summary>
    public static bool IsWithin(string path, string pattern)
    {
        var (plain, wanted) = (Plain(path), Plain(pattern));
        return plain.StartsWith(wanted, StringComparison.Ordinal) && (plain.Length == wanted.Length || plain[wanted.Length] == '.');
    }

    /// <summary>True if the path is the pattern's, below it, or holds it.</summary>
    public static bool Touches(string path, string pattern) => IsWithin(path, pattern) || IsWithin(pattern, path);

    private static string Plain(string path) => path.Contains('[', StringComparison.Ordinal) ? Position().Replace(path, "") : path;

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Position();
}
