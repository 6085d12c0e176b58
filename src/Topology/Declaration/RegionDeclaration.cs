using ClusterProvisioning.Topology.Declaration.Contents;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Declaration;

/// <summary>A region file as it is written, profiles laid under it.</summary>
public sealed record RegionDeclaration
{
    /// <summary>The profile that this file completes: a name in <c>profiles/</c>, or a path.</summary>
    public string? Extends { get; init; }

    /// <summary>The region's name; also the Pulumi stack's.</summary>
    public required Name Region { get; init; }

    /// <summary>Where the region is realised.</summary>
    public required Target Target { get; init; }

    /// <summary>The team that carries the pager; becomes the Owner tag.</summary>
    public required string Owner { get; init; }

    /// <summary>The law under which the data stays.</summary>
    public required JurisdictionDeclaration Jurisdiction { get; init; }

    /// <summary>Disaster recovery between the sites.</summary>
    public DisasterRecoveryDeclaration DisasterRecovery { get; init; } = new();

    /// <summary>Kinds of machine by name; node groups refer to them.</summary>
    public required IReadOnlyDictionary<Name, HardwareDeclaration> Hardware { get; init; }

    /// <summary>The sites by name.</summary>
    public required IReadOnlyDictionary<Name, SiteDeclaration> Sites { get; init; }

    /// <summary>Who talks to whom; pg_hba, firewalls and security groups all come from here.</summary>
    public required IReadOnlyDictionary<Name, FlowDeclaration> Flows { get; init; }

    /// <summary>Transport security of every connection.</summary>
    public TlsDeclaration Tls { get; init; } = new();

    /// <summary>PostgreSQL's settings.</summary>
    public required PostgreSqlDeclaration Postgresql { get; init; }

    /// <summary>Patroni's settings.</summary>
    public required PatroniDeclaration Patroni { get; init; }

    /// <summary>etcd's settings.</summary>
    public EtcdDeclaration Etcd { get; init; } = new();

    /// <summary>PgBouncer's settings, per pooler node.</summary>
    public PgBouncerDeclaration Pgbouncer { get; init; } = new();

    /// <summary>HAProxy's settings, per pooler node.</summary>
    public HaProxyDeclaration Haproxy { get; init; } = new();

    /// <summary>What is inside PostgreSQL; planned, applied and checked by the <c>db</c> verbs.</summary>
    public ContentsDeclaration Database { get; init; } = new();
}
