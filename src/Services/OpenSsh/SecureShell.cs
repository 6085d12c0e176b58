using ClusterProvisioning.Model;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.OpenSsh;

/// <summary>sshd, where a flow leads to it: keys only, and only from the machines that the flow names.</summary>
internal static class SecureShell
{
    /// <summary>The administrators' public keys; they are not part of the bundle.</summary>
    public const string AuthorizedKeys = "/etc/cluster/ssh/authorized_keys";

    /// <summary>What is added to sshd's settings.</summary>
    public const string Settings = "/etc/ssh/sshd_config.d/10-cluster.conf";

    /// <summary>The machine's own key, made on it.</summary>
    public const string HostKey = "/etc/cluster/ssh/ssh_host_ed25519_key";

    /// <summary>sshd's settings and the unit of its host key; empty where no flow leads to sshd.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var networks = machine.Flows.NetworksOf(ServicePorts.Ssh);
        return networks.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                TextFile.Root(
                    Settings,
                    [TextFile.Notice, .. networks.Select(network => $"ListenAddress {machine.AddressIn(network)}"), .. Lines(machine)])
                    .ReadBy("ssh.service", ChangeTakes.Reload),
                HostKeyUnit(),
                TextFile.Root(
                    "/etc/systemd/system/ssh.service.d/10-cluster.conf",
                    TextFile.Notice,
                    "[Unit]",
                    "Wants=network-online.target",
                    "After=network-online.target"),
            ],
            Directories = [new NodeDirectory("/etc/cluster/ssh", "0755", "root", "root")],
            Units = ["cluster-ssh-host-key.service", "ssh.service"],
        };
    }

    private static IEnumerable<string> Lines(Machine machine) =>
    [
        $"HostKey {HostKey}",
        $"AuthorizedKeysFile {AuthorizedKeys}",
        $"AllowUsers {string.Join(' ', Sources(machine).Select(source => $"root@{source}"))}",
        "AuthenticationMethods publickey",
        "PermitRootLogin prohibit-password",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "UsePAM no",
        "X11Forwarding no",
        "AllowAgentForwarding no",
        "AllowTcpForwarding no",
    ];

    private static IEnumerable<string> Sources(Machine machine) =>
        machine.Flows.To(ServicePorts.Ssh).SelectMany(connection => MachineFlows.Sources(connection.From)).Distinct(StringComparer.Ordinal);

    // The image holds no host key, for it would be every machine's.
    private static NodeFile HostKeyUnit() => TextFile.Root(
        "/etc/systemd/system/cluster-ssh-host-key.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Make this machine's SSH host key",
        $"ConditionPathExists=!{HostKey}",
        "Before=ssh.service",
        "",
        "[Service]",
        "Type=oneshot",
        "RemainAfterExit=yes",
        $"ExecStart=/usr/bin/ssh-keygen -q -t ed25519 -N \"\" -f {HostKey}",
        "",
        "[Install]",
        "WantedBy=ssh.service");
}
