namespace ClusterProvisioning.Services.ServerLog;

/// <summary>Where PostgreSQL's log lies on a database machine, on the way from the server to its end. On the system's disk: a log that grows takes no room
/// from data or WAL.</summary>
internal static class ServerLogFolders
{
    /// <summary>What the others lie in. Whoever reads or moves files of more than one locks it (flock).</summary>
    public const string Root = "/var/log/cluster";

    /// <summary>The server writes here.</summary>
    public const string Written = $"{Root}/postgresql";

    /// <summary>Closed and compressed, and not shipped yet. The server's user reads it and changes nothing.</summary>
    public const string Waiting = $"{Root}/waiting";

    /// <summary>Shipped, where the region ships; kept for its time.</summary>
    public const string Kept = $"{Root}/kept";

    /// <summary>With what a file's name begins.</summary>
    public const string Prefix = "postgresql-";

    /// <summary>A file's name by when it was begun (log_filename, in UTC).</summary>
    public const string FileName = $"{Prefix}%Y-%m-%dT%H%M%S.log";

    /// <summary>The folders with their owners.</summary>
    public static IReadOnlyList<NodeDirectory> All { get; } =
    [
        new NodeDirectory(Root, "0755", "root", "root"),
        new NodeDirectory(Written, "0700", "postgres", "postgres"),
        new NodeDirectory(Waiting, "2750", "root", "postgres"),
        new NodeDirectory(Kept, "2750", "root", "postgres"),
    ];
}
