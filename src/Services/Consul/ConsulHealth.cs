using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.Consul;

/// <summary>Whether a Consul server knows who leads: without a leader there is no quorum, and no lock.</summary>
/// <remarks>Consul docs, "Status HTTP API", <c>/v1/status/leader</c>.</remarks>
internal static class ConsulHealth
{
    /// <summary>The question, asked on the machine itself: a server's API listens on loopback.</summary>
    public static CommandProbe Of(Region region) => new(
        [
            "curl", "--silent", "--show-error", "--fail", "--max-time", "3",
            "--cacert", NodeCertificates.AuthorityPath,
            "--cert", NodeCertificates.CertificatePath(ConsulService.Certificate),
            "--key", NodeCertificates.KeyPath(ConsulService.Certificate),
            $"https://127.0.0.1:{region.Declared.Consul.HttpsPort}/v1/status/leader",
        ],
        Judge);

    private static string? Judge(CommandResult answer) =>
        answer.ExitCode != 0 ? $"consul: {answer.Error.Trim()}"
        : answer.Output.Trim().Trim('"').Length == 0 ? "consul: no server leads"
        : null;
}
