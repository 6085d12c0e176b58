using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>How PostgreSQL's log, with pgaudit's lines in it, gets off the machine that wrote it.</summary>
public sealed record AuditShippingDeclaration
{
    /// <summary>Where it goes; <c>none</c> says that its loss with a machine is accepted.</summary>
    public required AuditDestination To { get; init; }

    /// <summary>The buckets' name, behind which the site's is put, and in front the region's.</summary>
    public Name Bucket { get; init; } = Name.Parse("audit");

    /// <summary>When it is shipped. What was written since the last time is lost with the machine.</summary>
    public Schedule Schedule { get; init; } = Schedule.Parse("every 15min");

    /// <summary>Who may delete it from the bucket before its time (<c>audit.retention</c>) is over.</summary>
    public ObjectLockMode ObjectLock { get; init; } = ObjectLockMode.None;
}
