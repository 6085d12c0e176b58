using ClusterProvisioning.Cli.Exits;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>Where things lie that can be made again.</summary>
internal static class CacheFolder
{
    private const string Name = "cluster-provisioning";

    /// <summary>The folder: below XDG_CACHE_HOME, else /var/cache for root, else ~/.cache (XDG Base Directory Specification).</summary>
    public static string Find()
    {
        // A relative path there is to be ignored, says the specification.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given))
            return Path.Combine(given, Name);
        if (Environment.IsPrivilegedProcess)
            return Path.Combine("/var/cache", Name);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".cache", Name)
            : throw new MissingException("There is no place for a cache: set XDG_CACHE_HOME or HOME to a folder that can be written.");
    }
}
