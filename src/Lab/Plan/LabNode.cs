using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>A machine of a lab.</summary>
public sealed record LabNode
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its site; null for what belongs to all of them.</summary>
    public string? Site { get; init; }

    /// <summary>Its role; null for the lab's own router.</summary>
    public required NodeRole? Role { get; init; }

    /// <summary>What it runs, service by service; null for the lab's own router.</summary>
    public Workload? Workload { get; init; }

    /// <summary>Its places in the networks; the first carries the default route.</summary>
    public required IReadOnlyList<LabLeg> Legs { get; init; }

    /// <summary>Its disks.</summary>
    public required IReadOnlyList<LabDisk> Disks { get; init; }

    /// <summary>Its files and units.</summary>
    public required NodeContent Content { get; init; }

    /// <summary>The certificates that it needs.</summary>
    public IReadOnlyList<NodeCertificate> Certificates { get; init; } = [];

    /// <summary>The secrets that its daemons read.</summary>
    public IReadOnlyList<NodeSecret> Secrets { get; init; } = [];

    /// <summary>The passwords that it needs.</summary>
    public IReadOnlyList<NodePassword> Passwords { get; init; } = [];

    /// <summary>Who reads its files and credentials, and what a change takes, by path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Readers { get; init; } =
        new Dictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);

    /// <summary>In which step of a lab's start it is started, from 0.</summary>
    public int Wave { get; init; }

    /// <summary>Public files that somebody else keeps for it.</summary>
    public IReadOnlyList<SharedFile> Shared { get; init; } = [];

    /// <summary>Main memory that it is declared with, in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>True if it takes part in its cluster's synchronous quorum.</summary>
    public bool IsQuorum { get; init; }

    /// <summary>The other ends of its cables.</summary>
    public IReadOnlyList<string> Ports => [.. Legs.Select(leg => leg.Port)];

    /// <summary>True if Patroni feeds a watchdog on it, so that a supervisor outside has to watch it.</summary>
    public bool HasWatchdog => Role == NodeRole.Database;

    /// <summary>The address that it is known by.</summary>
    public Model.Values.Ipv4 Address => Legs[0].Address;
}
