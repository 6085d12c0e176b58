using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Model.Declaration.Operation;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Declaration.Stated;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A region file as it is written, profiles laid under it.</summary>
public sealed record RegionDeclaration
{
    /// <summary>The profile that this file completes: a name in <c>profiles/</c>, or a path.</summary>
    public string? Extends { get; init; }

    /// <summary>The region's name; also the Pulumi stack's.</summary>
    public required Name Region { get; init; }

    /// <summary>Where the region is realised.</summary>
    public required Target Target { get; init; }

    /// <summary>The AWS account that it stands in (target aws), in quotes; `up` wants it.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The image of its machines, by the first sixteen digits of its disk's SHA-256; its manifest is `images/NAME.json` beside this file.</summary>
    public ImageName? Image { get; init; }

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

    /// <summary>Ways out of the region, by name.</summary>
    public IReadOnlyDictionary<Name, EgressDeclaration> Egress { get; init; } = new OrderedDictionary<Name, EgressDeclaration>();

    /// <summary>The plants that send to this region, by name.</summary>
    public IReadOnlyDictionary<Name, FacilityDeclaration> Facilities { get; init; } = new OrderedDictionary<Name, FacilityDeclaration>();

    /// <summary>What machines send, and how it comes in.</summary>
    public IngestDeclaration Ingest { get; init; } = new();

    /// <summary>The Kubernetes cluster of each site (target aws).</summary>
    public KubernetesDeclaration? Kubernetes { get; init; }

    /// <summary>Transport security of every connection.</summary>
    public TlsDeclaration Tls { get; init; } = new();

    /// <summary>PostgreSQL's settings.</summary>
    public required PostgreSqlDeclaration Postgresql { get; init; }

    /// <summary>Patroni's settings.</summary>
    public required PatroniDeclaration Patroni { get; init; }

    /// <summary>etcd's settings.</summary>
    public EtcdDeclaration Etcd { get; init; } = new();

    /// <summary>Consul's settings, where it takes etcd's place.</summary>
    public ConsulDeclaration Consul { get; init; } = new();

    /// <summary>PgBouncer's settings, per pooler node.</summary>
    public PgBouncerDeclaration Pgbouncer { get; init; } = new();

    /// <summary>HAProxy's settings, per pooler node.</summary>
    public HaProxyDeclaration Haproxy { get; init; } = new();

    /// <summary>What is inside PostgreSQL; planned, applied and checked by the <c>db</c> verbs.</summary>
    public ContentsDeclaration Database { get; init; } = new();

    /// <summary>Readings by age: what holds them and how they are packed, the youngest first.</summary>
    public IReadOnlyDictionary<Name, TierDeclaration> Tiers { get; init; } = new OrderedDictionary<Name, TierDeclaration>();

    /// <summary>How the region is backed up.</summary>
    public BackupDeclaration? Backup { get; init; }

    /// <summary>What protects data beyond TLS and the firewalls.</summary>
    public SecurityDeclaration Security { get; init; } = new();

    /// <summary>What is watched, and who is called.</summary>
    public MonitoringDeclaration Monitoring { get; init; } = new();

    /// <summary>What users are promised.</summary>
    public PromisesDeclaration Promises { get; init; } = new();

    /// <summary>How the region grows.</summary>
    public GrowthDeclaration Growth { get; init; } = new();

    /// <summary>How a changed configuration reaches running machines.</summary>
    public RolloutDeclaration Rollout { get; init; } = new();

    /// <summary>What a seed states and the region does not do; warned of, and nothing is made from it.</summary>
    public StatedDeclaration Stated { get; init; } = new();
}
