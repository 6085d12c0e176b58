using ClusterProvisioning.NodeFiles.Pooler;
using ClusterProvisioning.NodeFiles.Text;

namespace ClusterProvisioning.NodeFiles.Gateway;

/// <summary>The machines' way in: a certificate a machine, checked against its authority's revocation list.</summary>
internal static class GatewayFiles
{
    private const string Reload = "cluster-revocation";

    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files =
        [
            GatewayProxy.Of(machine),
            HaProxyText.Unit(),
            .. GatewayPool.Of(machine),
            TextFile.Root($"/etc/systemd/system/{Reload}.path", TextFile.Notice, "[Unit]", "Description=Watch the machines' revocation list", "", "[Path]", $"PathChanged={MachineTrust.RevocationPath}", "", "[Install]", "WantedBy=multi-user.target"),
            TextFile.Root($"/etc/systemd/system/{Reload}.service", TextFile.Notice, "[Unit]", "Description=Have HAProxy read the machines' revocation list anew", "After=haproxy.service", "", "[Service]", "Type=oneshot", "ExecStart=/usr/bin/systemctl reload haproxy.service"),
        ],
        Directories = [new NodeDirectory("/etc/pgbouncer", "0755", "root", "root"), new NodeDirectory("/usr/local/lib/cluster", "0755", "root", "root"), new NodeDirectory(NodePasswords.Folder, "0700", "root", "root")],
        Units = ["haproxy.service", GatewayPool.Unit, $"{Reload}.path"],
    };
}
