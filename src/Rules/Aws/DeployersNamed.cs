using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, it says who publishes machines' files: they are run as root on each machine that starts.</summary>
public sealed class DeployersNamed : IBeforeFoundation
{
    /// <inheritdoc/>
    public string Code => "CP1119";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is { Target: Target.Aws, Security.Deployers.Count: 0 })
        {
            yield return new Finding(
                ModelPath.Of("security", "deployers"),
                "No role is named that publishes machines' files: whoever the account's policies let take any role may put root's files on a new machine.",
                "Name the role that `up` runs as: `security: {deployers: [arn:aws:iam::ACCOUNT:role/NAME]}`.");
        }
    }
}
