using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>A region that audits says whether its log outlives the machine that wrote it (PCI DSS 4.0, 10.3.3: audit logs are promptly backed up to a place
/// that is difficult to modify).</summary>
public sealed class AuditShipped : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1130";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var audit = region.Declared.Security.Audit;
        if (audit.Shipping is not null || (audit.Classes.Count == 0 && !audit.Connections))
            return [];
        var machines = region.DatabaseGroups.Sum(group => group.Nodes.Count);
        return
        [
            new Finding(
                ModelPath.Of("security", "audit"),
                $"Audit lines are to be kept for {audit.Retention}, and each of {machines} database machines has its own alone: it is lost with the machine.",
                "Write `shipping: {to: bucket, objectLock: compliance}`, or `shipping: {to: none}` if that may be."),
        ];
    }
}
