using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// Before a region goes into the cloud it says into which account: a bucket's name is unique in the world (AWS docs, "Bucket naming rules"), and the account's
/// number is what nobody else's ends in.
/// </summary>
public sealed class AccountGiven : IBeforeFoundation
{
    /// <inheritdoc/>
    public string Code => "CP1117";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Target: Target.Aws, Account: null } declared)
            yield break;
        var repositories = region.BackupTargets.Select(target => target.Bucket).OfType<string>();
        var archive = declared.Backup?.Archive is { } kept ? [region.BucketNameOf(kept.Bucket)] : Array.Empty<string>();
        var buckets = repositories.Concat(archive).Concat(AuditBucket.Of(region).Select(bucket => bucket.Name)).ToList();
        if (buckets.Count == 0)
            yield break;
        yield return new Finding(
            ModelPath.Of("region"),
            $"No AWS account is declared: buckets would be called {string.Join(", ", buckets)}, and who in the world asks first for such a name has it.",
            "Write `account: \"111122223333\"`, yours: the names then end in it, and Pulumi refuses credentials of any other account.");
    }
}
