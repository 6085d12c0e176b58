using ClusterProvisioning.Lab.Access;

namespace ClusterProvisioning.Cli.Database;

/// <summary>What was given to a <c>db</c> verb.</summary>
internal sealed record DatabaseArguments
{
    /// <summary>The region file.</summary>
    public required string RegionFile { get; init; }

    /// <summary>A server that was named.</summary>
    public string? Dsn { get; init; }

    /// <summary>A lab that was named.</summary>
    public string? Lab { get; init; }

    /// <summary>How to report.</summary>
    public PlanFormat Format { get; init; }

    /// <summary>The folder of passwords.</summary>
    public string? Passwords { get; init; }

    /// <summary>The file with the public key for sensitive columns.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>Whether steps that lose something run.</summary>
    public bool AllowDestructive { get; init; }

    /// <summary>The hash that the region's database part must have; null where any will do.</summary>
    public string? ExpectedFingerprint { get; init; }

    /// <summary>The words of the same verb behind a lab's door.</summary>
    public IReadOnlyList<string> Words(string verb, AdminDoor door) =>
    [
        "db", verb, door.IsOf(RegionFile) ? door.RegionFile : Path.GetFullPath(RegionFile),
        "--format", Format.ToString().ToLowerInvariant(),
        "--passwords", Path.GetFullPath(Passwords ?? door.Passwords),
        .. ColumnKey is { } key ? ["--column-key", Path.GetFullPath(key)] : Array.Empty<string>(),
        .. AllowDestructive ? ["--allow-destructive"] : Array.Empty<string>(),
        .. ExpectedFingerprint is { } expected ? ["--expect-fingerprint", expected] : Array.Empty<string>(),
    ];
}
