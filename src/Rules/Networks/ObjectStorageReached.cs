using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Where a repository is a bucket, or the log is shipped to one, the database machines have a way to object storage: a flow to machines of one's own, or a way
/// out of the region.
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
        var uses = UsesOf(region).ToList();
        if (uses.Count == 0)
            return [];
        var connections = Connections.Of(region);
        var leaving = WaysOut.Of(region).Where(LeadsToBuckets).Select(way => way.From.Group?.Path).ToHashSet();
        var own = region.Groups.Where(group => group.Role == NodeRole.ObjectStorage).ToList();
        return
            from database in region.DatabaseGroups
            where !leaving.Contains(database.Path) && !own.Exists(storage => connections.Allow(database, storage, ServicePorts.ObjectStorage))
            let cutOff = $"group '{database.Name}' of site '{database.Site}'"
            from use in uses
            select new Finding(
                use.Path,
                $"{use.What}, to which {cutOff} has no way: its {use.Stays} stays on its own disk.",
                region.Declared.Target == Target.Aws
                    ? "Declare `egress: {object-storage: {service: s3}}`."
                    : $"Declare a flow from role:database to role:object-storage, or `egress: {{object-storage: {{to: [its addresses], ports: {Https}}}}}`.");
    }

    private static IEnumerable<(ModelPath Path, string What, string Stays)> UsesOf(Region region)
    {
        if (region.BackupTargets.FirstOrDefault(place => place.Kind == RepositoryKind.Object) is { } repository)
            yield return (repository.Path, $"Repository '{repository.Name}' is a bucket", "WAL");
        if (AuditBucket.Of(region).FirstOrDefault() is { } audit)
            yield return (ModelPath.Of("security", "audit", "shipping"), $"The log is shipped to a bucket ('{audit.Name}')", "log");
    }

    private static bool LeadsToBuckets(Way way) =>
        way.Service is EgressService.S3 or EgressService.Internet
            || (way.Service is null && (way.Port.Number == Https || way.Port == ServicePorts.ObjectStorage));
}
