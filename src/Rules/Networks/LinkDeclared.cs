using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Where there is a DR site, the link to it is declared: else nobody reckons whether it carries the WAL (CP1048), and no node's share of it is bounded.
/// </summary>
public sealed class LinkDeclared : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1099";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string Effect = "whether it carries the WAL is not reckoned, and replication may take all of it";
        return region.Declared.DisasterRecovery.Link is not null ? [] :
            from site in region.Sites
            where site.Declared.Role == SiteRole.Dr
            select new Finding(
                ModelPath.Of("disasterRecovery"),
                $"Site '{site.Name}' is for disaster recovery, and no link to it is declared: {Effect}.",
                "Declare `disasterRecovery: {link: {bandwidth: …, shape: …}}`.");
    }
}
