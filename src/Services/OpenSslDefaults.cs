using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services;

/// <summary>The oldest TLS version for daemons that have no setting for it: Patroni's REST API and pgBackRest.</summary>
internal static class OpenSslDefaults
{
    /// <summary>The line of a unit that makes its daemon read the file.</summary>
    public const string UnitLine = "Environment=OPENSSL_CONF=" + Path;

    private const string Path = "/etc/cluster/openssl.cnf";

    /// <summary>OpenSSL's defaults with the region's oldest version of TLS, for units that carry <see cref="UnitLine"/>.</summary>
    public static NodeFile Of(Machine machine) => TextFile.Root(
        Path,
        TextFile.Notice,
        "openssl_conf = defaults",
        "[defaults]",
        "ssl_conf = ssl",
        "[ssl]",
        "system_default = system",
        "[system]",
        $"MinProtocol = {new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).OpenSsl}");
}
