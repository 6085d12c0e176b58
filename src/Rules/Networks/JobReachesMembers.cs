using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// The job on Kubernetes that applies the database part logs in at every member of the primary site, and at Patroni's REST API, by certificate.
/// </summary>
public sealed class JobReachesMembers : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1098";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Kubernetes is not { } kubernetes || region.Primary?.Cluster is not { } cluster)
            yield break;
        Port[] wanted = [region.Declared.Postgresql.Port, region.Declared.Patroni.RestPort];
        var open = Connections.Of(region)
            .Where(connection => Administrators.IsWorkload(region, connection))
            .Select(connection => (connection.To.Group.Path, connection.Port))
            .ToHashSet();
        foreach (var group in cluster.Groups)
        {
            var missing = wanted.Where(port => !open.Contains((group.Path, port))).ToList();
            if (missing.Count > 0)
                yield return Unreached(kubernetes.Network, group, missing, wanted);
        }
    }

    private static Finding Unreached(Name network, NodeGroup group, IEnumerable<Port> missing, IEnumerable<Port> wanted)
    {
        const string Effect = "the job that applies the database part cannot log in";
        var from = $"network '{network}', where Kubernetes stands,";
        var to = $"port {string.Join(", ", missing)} of database group '{group.Name}'";
        var ends = $"from: network:{network}, to: role:database, ports: [{string.Join(", ", wanted)}], network: {group.Networks[0].Name}";
        return new Finding(
            ModelPath.Of("flows"),
            $"No flow by certificate leads from {from} to {to}: {Effect}.",
            $"Declare one: `{Administrators.Workload}: {{{ends}, authentication: certificate}}`.");
    }
}
