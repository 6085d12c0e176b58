using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.PgBouncer;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>The gateway's HAProxy: machines come in by certificate, and leave for whichever pooler answers.</summary>
/// <remarks>TLS begins with the first byte (libpq 17, <c>sslnegotiation=direct</c>, ALPN
/// <c>postgresql</c>), so HAProxy ends it without knowing PostgreSQL's protocol. Towards the poolers TLS is
/// PgBouncer's, which asks for it the old way.</remarks>
internal static class GatewayProxy
{
    // An SSLRequest (PostgreSQL docs, "Message Formats"), and its answer S: the pooler's PgBouncer lives, not only its HAProxy.
    private const string SslRequest = "0000000804d2162f";
    private const string Willing = "53";

    private const string OldWorkers = "60s";

    private const string LogFormat =
        "%ci:%cp [%t] machine=%{+Q}[ssl_c_s_dn(CN)] serial=%[ssl_c_serial,hex] tls=%sslv %b/%s %Tw/%Tc/%Tt %B/%U %ts";

    private const string RefusalFormat =
        "%ci:%cp [%t] refused machine=%{+Q}[ssl_c_s_dn(CN)] serial=%[ssl_c_serial,hex] verify=%[ssl_c_err] handshake=%{+Q}[ssl_fc_err_str]";

    /// <summary>A gateway's whole configuration: the front for machines, the way to the poolers, health and counters.</summary>
    public static NodeFile Of(Machine machine)
    {
        var most = machine.Region.Declared.Haproxy.MaxConnections;
        return TextFile.Root(
            HaProxyText.Path,
            [
                TextFile.Notice,
                .. HaProxyText.Global(machine, most * 2),
                .. Machines(machine, most),
                .. Poolers(machine),
                .. HaProxyText.Health(machine, "{ nbsrv(pgbouncer) lt 1 }", "{ nbsrv(poolers) lt 1 }"),
                .. HaProxyText.Metrics(machine),
            ]);
    }

    private static IEnumerable<string> Machines(Machine machine, int most)
    {
        var port = machine.Region.Declared.Ingest.Port;
        var shown = $"crt {NodeCertificates.CertificatePath(GatewayProxyService.Certificate)}";
        var asked = $"ca-file {MachineTrust.AuthorityPath} crl-file {MachineTrust.RevocationPath} verify required";
        return
        [
            "",
            // Sessions of a machine whose certificate was revoked end with the worker that let it in.
            "global",
            $"  hard-stop-after {OldWorkers}",
            "",
            "frontend machines",
            .. machine.Flows.NetworksOf(port).Select(network => $"  bind {machine.AddressIn(network)}:{port} ssl {shown} {asked} alpn postgresql"),
            $"  maxconn {most}",
            "  option clitcpka",
            $"  log-format \"{LogFormat}\"",
            $"  error-log-format \"{RefusalFormat}\"",
            .. Admission(machine, port),
            "  tcp-request connection reject",
            "  default_backend pgbouncer",
            "",
            "backend pgbouncer",
            $"  server pgbouncer unix@{GatewayPool.Socket} check inter 2s",
        ];
    }

    private static IEnumerable<string> Admission(Machine machine, Port port) =>
        from connection in machine.Flows.To(port)
        let source = connection.From.IsInternet ? "" : $" if {{ src {string.Join(' ', MachineFlows.Sources(connection.From))} }}"
        select $"  tcp-request connection accept{source}";

    private static IEnumerable<string> Poolers(Machine machine)
    {
        var port = machine.Region.Declared.Haproxy.WritePort;
        return
        [
            "",
            "frontend write_hop",
            $"  bind 127.0.0.1:{ServicePorts.WriteHop}",
            "  default_backend poolers",
            "",
            "backend poolers",
            "  balance leastconn",
            "  option srvtcpka",
            "  option tcp-check",
            "  tcp-check connect",
            $"  tcp-check send-binary {SslRequest}",
            $"  tcp-check expect binary {Willing}",
            $"  default-server {CheckTimes(machine)} fall 2 rise 1 on-marked-down shutdown-sessions",
            .. machine.Flows.Targets(NodeRole.Pooler, port).Select(pooler => $"  server {pooler.Node.Name} {pooler.Address}:{port} check"),
        ];
    }

    private static string CheckTimes(Machine machine)
    {
        var usual = machine.Region.Declared.Haproxy.CheckInterval.Milliseconds;
        return $"inter {usual}ms fastinter {Math.Max(1, usual / 2)}ms downinter {Math.Max(1, usual / 2)}ms";
    }
}
