using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>Where chunks go as they age.</summary>
public sealed record LifecycleDeclaration
{
    /// <summary>Age at which a chunk moves to the warm tablespace.</summary>
    public Duration? WarmAfter { get; init; }

    /// <summary>The warm tablespace.</summary>
    public SqlName? Warm { get; init; }

    /// <summary>Age at which a chunk moves to the cold tablespace.</summary>
    public Duration? ColdAfter { get; init; }

    /// <summary>The cold tablespace.</summary>
    public SqlName? Cold { get; init; }

    /// <summary>Age at which a chunk is dropped.</summary>
    public Duration? DropAfter { get; init; }

    /// <summary>Whether a chunk is dropped only once its archive copy was read back and verified.</summary>
    public bool Archive { get; init; } = true;

    /// <summary>How many chunks one run moves or drops at most; the archive looks for as many at a time, until nothing is due.</summary>
    public int ChunksPerRun { get; init; } = 20;
}
