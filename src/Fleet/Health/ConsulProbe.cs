using ClusterProvisioning.Model;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Consul;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Whether a Consul server knows who leads: without a leader there is no quorum, and no lock.</summary>
/// <remarks>Consul docs, "Status HTTP API", <c>/v1/status/leader</c>.</remarks>
public static class ConsulProbe
{
    /// <summary>The question, asked on the machine itself: a server's API listens on loopback.</summary>
    public static HealthProbe Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return new HealthProbe(
            [
                "curl", "--silent", "--show-error", "--fail", "--max-time", "3",
                "--cacert", NodeCertificates.AuthorityPath,
                "--cert", NodeCertificates.CertificatePath(ConsulService.Certificate),
                "--key", NodeCertificates.KeyPath(ConsulService.Certificate),
                $"https://127.0.0.1:{region.Declared.Consul.HttpsPort}/v1/status/leader",
            ],
            Judge);
    }

    private static string? Judge(CommandResult answer) =>
        answer.ExitCode != 0 ? $"consul: {answer.Error.Trim()}"
        : answer.Output.Trim().Trim('"').Length == 0 ? "consul: no server leads"
        : null;
}
