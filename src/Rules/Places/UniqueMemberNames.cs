using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>
/// A machine's name is its own in the whole region: a DR member with a primary member's name can acknowledge a synchronous commit unseen (Patroni docs,
/// "Standby cluster").
/// </summary>
public sealed class UniqueMemberNames : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1006";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from same in region.Nodes.GroupBy(node => node.Name)
            from again in same.Skip(1)
            select new Finding(
                again.Path,
                $"Two nodes are named '{again.Name}'; the other is {same.First().Path.Text}.",
                "Rename one; put the site into the name, such as pgdr1.");
    }
}
