using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Nothing leaves the jurisdiction: replication, backups, archive, state, keys, logs, alerts and what is sent to services outside all end in one of its
/// countries (seed 000 §1.1).
/// </summary>
public sealed class EdgesStayInside : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1040";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var jurisdiction = region.Declared.Jurisdiction;
        var inside = $"jurisdiction '{jurisdiction.Name}' keeps data in {string.Join(", ", jurisdiction.Countries)}";
        var abroad =
            from site in region.Sites
            where !jurisdiction.Countries.Contains(site.Declared.Country)
            let edges = EdgesTo(region, site).ToList()
            where edges.Count > 0
            select new Finding(
                site.Path.Key("country"),
                $"To {site.Declared.Country}, with site '{site.Name}', go {string.Join(", ", edges)}; {inside}.",
                "Name sites inside the jurisdiction for them.");
        var outside =
            from service in OutsideService.Of(region)
            where service.Country is not { } country || !jurisdiction.Countries.Contains(country)
            select new Finding(
                service.Country is null ? service.Path : service.Path.Key("country"),
                $"{service.Learns} {(service.Country is { } to ? $"to {to}" : "no one knows where")}, and {inside}.",
                "Give the country in which the service keeps them (`country: …`), or choose a service inside the jurisdiction.");
        return abroad.Concat(outside);
    }

    private static IEnumerable<string> EdgesTo(Region region, Site site)
    {
        var (backup, places) = (region.Declared.Backup, region.Declared.Security.Places);
        if (site.Declared.Role != SiteRole.Primary)
            yield return "replication";
        var here = backup?.Repositories.Where(repository => repository.Value.Site == site.Name) ?? [];
        foreach (var (repository, _) in here)
            yield return $"backups (repository '{repository}')";
        if (backup?.Archive?.Site == site.Name)
            yield return "the archive";
        if (AuditBucket.Of(region, site) is not null)
            yield return "audit logs";
        if (places.State == site.Name)
            yield return "the stack's state";
        if (places.Keys == site.Name)
            yield return "keys and secrets";
        if (places.Logs == site.Name)
            yield return "logs";
    }
}
