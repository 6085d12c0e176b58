namespace ClusterProvisioning.Database.Reading;

/// <summary>Version, edition and state of a server, and what the connected role may see.</summary>
public sealed record ServerFacts
{
    /// <summary>PostgreSQL's version, e.g. 170012.</summary>
    public required int Version { get; init; }

    /// <summary>True for a standby, on which nothing can be changed.</summary>
    public bool InRecovery { get; init; }

    /// <summary>TimescaleDB's licence: <c>apache</c>, <c>timescale</c>, or null where no database has it yet.</summary>
    public string? TimescaleLicense { get; init; }

    /// <summary>The TimescaleDB version that is installed, or would be.</summary>
    public string? TimescaleVersion { get; init; }

    /// <summary>The role that is connected.</summary>
    public string User { get; init; } = "";

    /// <summary>Whether it is a superuser: only then passwords can be compared.</summary>
    public bool IsSuperuser { get; init; }

    /// <summary>PostgreSQL's parameters that only a restart changes; empty where Patroni was not asked.</summary>
    public IReadOnlySet<string> RestartParameters { get; init; } = new HashSet<string>();

    /// <summary>True where Patroni was asked for its dynamic configuration.</summary>
    public bool HasPatroni { get; init; }

    /// <summary>The members with parameters that wait for a restart.</summary>
    public IReadOnlyList<string> PendingRestarts { get; init; } = [];

    /// <summary>True where compression, continuous aggregates and policies are there.</summary>
    public bool HasCommunity => TimescaleLicense == "timescale";

    /// <summary>What is said of a TimescaleDB that is newer than those that were tried; null of others.</summary>
    public string? Doubt => KnownTimescale.Doubt(TimescaleVersion);

    /// <summary>The edition in words.</summary>
    public string Edition => TimescaleLicense switch
    {
        "timescale" => $"TimescaleDB {TimescaleVersion} community",
        "apache" => $"TimescaleDB {TimescaleVersion} Apache",
        _ when TimescaleVersion is not null => $"TimescaleDB {TimescaleVersion}, in no database yet",
        _ => "without TimescaleDB",
    };
}
