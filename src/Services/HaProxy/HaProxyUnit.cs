using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>HAProxy's unit, and what every HAProxy of a region brings and reads alike.</summary>
internal static class HaProxyUnit
{
    /// <summary>Debian's unit of HAProxy, whoever writes the configuration.</summary>
    public const string Name = "haproxy.service";

    /// <summary>Where it takes commands (HAProxy docs, "Management Guide", "Unix Socket commands").</summary>
    public const string AdminSocket = "/run/haproxy/admin.sock";

    /// <summary>HAProxy's own checker.</summary>
    public static Check Check => new("haproxy", HaProxyText.Path, $"haproxy -c -dW -f {HaProxyText.Path}");

    /// <summary>The configuration and what is added to Debian's unit.</summary>
    public static ServiceFiles With(NodeFile configuration) => new()
    {
        Files = [configuration.ReadBy(Name, ChangeTakes.Reload), DropIn()],
        Units = [Name],
    };

    /// <summary>The certificate under which HAProxy shows its counters, where a flow leads to them.</summary>
    public static NodeCertificate Counters(Machine machine) => NodeCertificates.OfExporters(machine).ReadBy(Name, ChangeTakes.Reload);

    private static NodeFile DropIn() => TextFile.Root(
        "/etc/systemd/system/haproxy.service.d/10-cluster.conf",
        TextFile.Notice,
        "[Unit]",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "RestartSec=1",
        $"LimitNOFILE={Limits.OpenFiles}");
}
