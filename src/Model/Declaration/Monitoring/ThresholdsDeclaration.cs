using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Monitoring;

/// <summary>From where on someone is called.</summary>
public sealed record ThresholdsDeclaration
{
    /// <summary>How far a standby of the primary site lies behind.</summary>
    public Duration ReplicationLag { get; init; } = new(60_000);

    /// <summary>How far the DR site lies behind (seed 000 §4.2).</summary>
    public Duration DrLag { get; init; } = new(300_000);

    /// <summary>Connections in use, of max_connections. Nothing is made of it yet.</summary>
    public Percent Connections { get; init; } = new(80);

    /// <summary>How busy a disk is. Nothing is made of it yet.</summary>
    public Percent DiskIo { get; init; } = new(70);

    /// <summary>The time that all but one in twenty statements stay under.</summary>
    public Duration QueryP95 { get; init; } = new(1000);

    /// <summary>How full a disk is.</summary>
    public Percent DiskSpace { get; init; } = new(75);

    /// <summary>How old the newest full backup is; a failed one calls at once.</summary>
    public Duration BackupAge { get; init; } = new(26L * 3_600_000);

    /// <summary>How long before its end a certificate that was not renewed calls.</summary>
    public Duration CertificateEnd { get; init; } = new(14L * 86_400_000);
}
