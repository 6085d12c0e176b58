namespace ClusterProvisioning.Cli.Logging;

/// <summary>Where the logs of runs lie.</summary>
internal static class LogFolder
{
    private const string Name = "cluster-provisioning";

    /// <summary>The folder: below XDG_STATE_HOME, else /var/log for root, else ~/.local/state (XDG Base Directory Specification); null where there is no
    /// place.</summary>
    public static string? Find()
    {
        // A relative path there is to be ignored, says the specification.
        if (Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given))
            return Path.Combine(given, Name, "logs");
        if (Environment.IsPrivilegedProcess)
            return Path.Combine("/var/log", Name);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".local", "state", Name, "logs") : null;
    }
}
