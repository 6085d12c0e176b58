using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// A commit is acknowledged by quorum members alone. In strict mode, with no voter left, Patroni waits for any standby at all (`*`), which the tag nosync does
/// not stop.
/// </summary>
public sealed class OnlyVotersAcknowledge : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1089";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (!region.Declared.Patroni.SynchronousModeStrict || region.Primary is not { } primary)
            return [];
        var beside = (primary.Cluster?.Groups ?? []).Where(group => !group.IsQuorum).SelectMany(group => group.Nodes).Select(node => node.Name.ToString());
        var away = region.Clusters.OfType<StandbyCluster>()
            .Where(standby => standby.Members.Count > 0)
            .Select(standby => $"the leader of site '{standby.Site.Name}'");
        List<string> others = [.. beside, .. away];
        var acknowledging = $"{string.Join(", ", others)} could acknowledge a commit, and none of them takes over by itself";
        return others.Count == 0 ? [] :
        [
            new Finding(
                ModelPath.Of("patroni", "synchronousModeStrict"),
                $"With no quorum member left, strict mode takes the word of any standby: {acknowledging}.",
                "Set it to false, and have the loss of the last voter called out (monitoring), or take those standbys out."),
        ];
    }
}
