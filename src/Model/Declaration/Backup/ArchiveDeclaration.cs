using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>
/// Readings that outlive the database's own retention (seed 000 §3.1, "Archive Data"): a chunk goes to this bucket, is read back, and only then dropped.
/// </summary>
public sealed record ArchiveDeclaration
{
    /// <summary>The age at which they are archived.</summary>
    public required Duration After { get; init; }

    /// <summary>How old they get at the least.</summary>
    /// <remarks>
    /// A bucket counts an object's age from the day it was written, which is <see cref="After"/> into the readings' own. Lock and expiry count the whole time
    /// from then, so that no duty to keep readings for so long is missed, whichever day it counts from: readings are <see cref="After"/> and this together old
    /// when they go, and tiers reckon with this alone.
    /// </remarks>
    public required Duration Keep { get; init; }

    /// <summary>The class of their objects.</summary>
    public required ObjectClass Class { get; init; }

    /// <summary>The site whose location and country hold the bucket.</summary>
    public required Name Site { get; init; }

    /// <summary>The bucket's name, to which the region's is put in front.</summary>
    public required Name Bucket { get; init; }

    /// <summary>When chunks that are past their time are copied.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Where the S3 API is; the region's own object storage unless given, and AWS's where it has none. Credentials never stand here.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The country in which an endpoint that is none of the region's own keeps what it is given.</summary>
    public Country? Country { get; init; }

    /// <summary>Who may shorten how long an object is kept.</summary>
    public ObjectLockMode ObjectLock { get; init; } = ObjectLockMode.None;
}
