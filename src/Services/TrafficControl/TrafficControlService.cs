using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.TrafficControl;

/// <summary>tc, which holds back what members send to the other site.</summary>
public sealed class TrafficControlService : IService, IChecked
{
    /// <inheritdoc/>
    public string Name => "tc";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => LinkShape.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => Shape(files);

    // tc has no dry run: its lines are run on a card of that name, in the check's own network.
    private static IEnumerable<Check> Shape(ServiceFiles files) => files.Find(LinkShape.Path) is not { } unit ? [] :
    [
        new Check("tc", LinkShape.Path, $"""
            set -e
            card=$(sed -n 's/^ExecStart=.* qdisc replace dev \([^ ]*\) .*/\1/p' {unit.Path})
            ip link add "$card" type veth peer name check-far
            trap 'ip link delete "$card"' EXIT
            sed -n 's/^ExecStart=//p' {unit.Path} | bash -e
            tc filter show dev "$card" | grep --quiet 'flowid 1:1'
            """),
    ];
}
