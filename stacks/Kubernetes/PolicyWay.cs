using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A way out of a workload: addresses, and the ports on which it comes to them.</summary>
/// <param name="Network">The addresses, as a CIDR.</param>
/// <param name="Ports">The ports, the lowest first.</param>
internal sealed record PolicyWay(string Network, IReadOnlyList<Port> Ports)
{
    /// <summary>The ways to some ends: one for each network that they are in.</summary>
    public static IReadOnlyList<PolicyWay> To<T>(IEnumerable<T> ends, Func<T, Model.NetworkSegment> network, Func<T, Port> port) =>
    [
        .. ends.GroupBy(end => network(end).Declared.Cidr.ToString(), StringComparer.Ordinal)
            .Select(same => new PolicyWay(same.Key, [.. same.Select(port).Distinct().OrderBy(each => each.Number)])),
    ];
}
