using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Where a member's Patroni answers, and how the member's own scripts ask it.</summary>
internal static class RestEndpoint
{
    /// <summary>What Patroni asks of those who call it, as options of curl.</summary>
    public static string Identity { get; } = $"--cacert {NodeCertificates.AuthorityPath} --cert {NodeCertificates.CertificatePath(PatroniService.Certificate)}"
        + $" --key {NodeCertificates.KeyPath(PatroniService.Certificate)}";

    /// <summary>Address and port: <c>10.2.1.11:8008</c>.</summary>
    public static string Of(Machine machine)
    {
        var port = machine.Region.Declared.Patroni.RestPort;
        return $"{machine.AddressIn(machine.Flows.NetworkFor(NodeRole.Pooler, port))}:{port}";
    }
}
