using ClusterProvisioning.Cli.Views.Database;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>What was given to a <c>db</c> verb.</summary>
internal sealed record DatabaseArguments
{
    /// <summary>The path of the region file.</summary>
    public required string RegionFile { get; init; }

    /// <summary>The server of <c>--dsn</c>; null where the region says it.</summary>
    public string? Dsn { get; init; }

    /// <summary>The lab of <c>--lab</c>; null where a running one is looked for.</summary>
    public string? Lab { get; init; }

    /// <summary>In which format the outcome is written.</summary>
    public PlanFormat Format { get; init; }

    /// <summary>The folder with one file a role that holds its password.</summary>
    public string? Passwords { get; init; }

    /// <summary>The file with the public key for sensitive columns.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>Whether steps that lose something run.</summary>
    public bool AllowDestructive { get; init; }

    /// <summary>The hash that the region's database part must have; null where any will do.</summary>
    public string? ExpectedFingerprint { get; init; }

    /// <summary>How long a member that takes writes is waited for; null for not at all.</summary>
    public Duration? Wait { get; init; }

    /// <summary>The words of the same verb behind a lab's door.</summary>
    public IReadOnlyList<string> Words(string verb, AdminDoor door) =>
    [
        "db", verb, door.IsOf(RegionFile) ? door.RegionFile : Path.GetFullPath(RegionFile),
        "--format", Format.ToString().ToLowerInvariant(),
        "--passwords", Path.GetFullPath(Passwords ?? door.Passwords),
        .. ColumnKey is { } key ? ["--column-key", Path.GetFullPath(key)] : Array.Empty<string>(),
        .. AllowDestructive ? ["--allow-destructive"] : Array.Empty<string>(),
        .. ExpectedFingerprint is { } expected ? ["--expect-fingerprint", expected] : Array.Empty<string>(),
        .. Wait is { } wait ? ["--wait", wait.ToString()] : Array.Empty<string>(),
    ];
}
