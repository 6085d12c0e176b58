using ClusterProvisioning.Lab.Backups;

namespace ClusterProvisioning.Lab.Status;

/// <summary>How a lab is.</summary>
public sealed record LabStatus
{
    /// <summary>The lab.</summary>
    public required string Lab { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The image below its machines.</summary>
    public required string Image { get; init; }

    /// <summary>The machines.</summary>
    public required IReadOnlyList<NodeStatus> Nodes { get; init; }

    /// <summary>Where applications connect.</summary>
    public required IReadOnlyList<LabEndpoint> Endpoints { get; init; }

    /// <summary>How far the archive of WAL is; null where no primary answers.</summary>
    public ArchiveStatus? Archive { get; init; }

    /// <summary>The backup repositories.</summary>
    public IReadOnlyList<RepositoryStatus> Repositories { get; init; } = [];

    /// <summary>Cables that are cut: node, slash, network.</summary>
    public required IReadOnlyList<string> Cuts { get; init; }

    /// <summary>What is wrong beside machines and repositories, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True if every machine does its part, every repository can be read, and WAL reaches them in time.</summary>
    public bool IsHealthy => Cuts.Count == 0 && Problems.Count == 0 && Nodes.All(node => node.IsHealthy) && Repositories.All(each => each.Problem is null);
}
