using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Where a repository is a bucket, the database machines have a way to object storage: a flow to machines of one's own, or a way out of the region.
/// </summary>
public sealed class ObjectStorageReached : IRule
{
    private const int Https = 443;

    /// <inheritdoc/>
    public string Code => "CP1092";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.BackupTargets.FirstOrDefault(place => place.Kind == RepositoryKind.Object) is not { } repository)
            return [];
        var connections = Connections.Of(region);
        var leaving = WaysOut.Of(region).Where(LeadsToBuckets).Select(way => way.From.Group?.Path).ToHashSet();
        var own = region.Groups.Where(group => group.Role == NodeRole.ObjectStorage).ToList();
        return
            from database in region.DatabaseGroups
            where !leaving.Contains(database.Path) && !own.Exists(storage => connections.Allow(database, storage, ServicePorts.ObjectStorage))
            let cutOff = $"group '{database.Name}' of site '{database.Site}'"
            select new Finding(
                repository.Path,
                $"Repository '{repository.Name}' is a bucket, to which {cutOff} has no way: its WAL stays on its own disk.",
                region.Declared.Target == Target.Aws
                    ? "Declare `egress: {object-storage: {service: s3}}`."
                    : $"Declare a flow from role:database to role:object-storage, or `egress: {{object-storage: {{to: [its addresses], ports: {Https}}}}}`.");
    }

    private static bool LeadsToBuckets(Way way) =>
        way.Service is EgressService.S3 or EgressService.Internet
            || (way.Service is null && (way.Port.Number == Https || way.Port == ServicePorts.ObjectStorage));
}
