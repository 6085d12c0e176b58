namespace ClusterProvisioning.Services;

/// <summary>What the machine's Patroni cluster says of it as a member: asked once a site, and judged for each.</summary>
public sealed record MembershipProbe : HealthProbe;
