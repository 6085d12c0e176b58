using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>Quorum commit needs Patroni 4.0; an older one given it is silently asynchronous (Patroni release notes, 4.0.0).</summary>
public sealed class PatroniVersion : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1010";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var patroni = region.Declared.Patroni;
        if (patroni.SynchronousMode != SynchronousMode.Quorum || patroni.Version.IsAtLeast(4, 0))
            return [];
        return
        [
            new Finding(
                ModelPath.Of("patroni", "version"),
                $"synchronous_mode: quorum needs Patroni 4.0 or later, found {patroni.Version}; it would replicate asynchronously without a word.",
                "Use Patroni 4.0.7 (Debian 13), or `synchronousMode: on`."),
        ];
    }
}
