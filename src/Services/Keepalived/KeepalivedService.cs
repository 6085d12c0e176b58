using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Keepalived;

/// <summary>keepalived, where poolers share an address.</summary>
public sealed class KeepalivedService : IService, IChecked, IInstalled, ITunesKernel, IBesidesFlows
{
    /// <inheritdoc/>
    public string Name => "keepalived";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["keepalived"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Pooler && group.SharedAddress is not null;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => SharedAddress.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<string> KernelSettings(Machine machine) =>
        ["# HAProxy listens on the shared address also while another machine holds it.", "net.ipv4.ip_nonlocal_bind = 1"];

    /// <inheritdoc/>
    public IEnumerable<string> Inwards(Machine machine) => SharedAddress.Inwards(machine);

    /// <inheritdoc/>
    public IEnumerable<string> Outwards(Machine machine) => SharedAddress.Outwards(machine);

    // It asks for the interface that it is to work on.

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
    [
        new("keepalived", SharedAddress.Path, $"""
            set -e
            card=$(sed -n 's/^  interface //p' {SharedAddress.Path})
            ip link add "$card" type veth peer name check-far
            trap 'ip link delete "$card"' EXIT
            keepalived --config-test --vrrp --use-file={SharedAddress.Path}
            """),
    ];
}
