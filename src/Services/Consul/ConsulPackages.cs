using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Services.Consul;

/// <summary>Consul's package, which Debian 13 does not have.</summary>
internal static class ConsulPackages
{
    private const string Package = "consul";

    /// <summary>The maker's package.</summary>
    /// <remarks>The key's fingerprint is the one of hashicorp.com/trust/security.</remarks>
    public static MakersPackages FromMakers { get; } = new(
        new MakersRepository(
            "hashicorp",
            new Uri("https://apt.releases.hashicorp.com"),
            "trixie",
            "main",
            new Uri("https://apt.releases.hashicorp.com/gpg"),
            "798AEC654E5C15428C8E42EEAA16FCBCA621E701"),
        [new MakersPackage(Package, "1.22.6")]);

    /// <summary>What is known of its releases. The settings here want 1.14 (ports.grpc_tls); with 2.0 nobody has tried them.</summary>
    public static SoftwareReleases Releases { get; } = new("Consul", Package)
    {
        From = new Version(1, 14),
        Until = new Version(2, 0),
        Newest = new Version(2, 0, 1),
        AsOf = new DateOnly(2026, 11, 30),
        Source = "Consul's CHANGELOG.md",
        Fixes = [new KnownFix(new Version(1, 22, 0), "large requests to KV and event endpoints, and path traversal (CVE-2025-11374, -11375, -11392)")],
    };

    /// <summary>What a region asks for whose leader's lock it holds.</summary>
    public static ImageNeed Need { get; } = new(ModelPath.Of("patroni", "dcs"), "Consul", Package);
}
