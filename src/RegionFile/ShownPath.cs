namespace ClusterProvisioning.RegionFile;

/// <summary>How paths are shown in messages.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the current folder where the path lies below it, as a person there would write it; else absolute.</summary>
    public static string Of(string path)
    {
        var relative = Path.GetRelativePath(".", path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
