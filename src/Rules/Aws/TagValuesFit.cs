using System.Text.RegularExpressions;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS the owner becomes a tag of every resource, and IAM and KMS take fewer characters in one than other services (IAM and KMS API references, "Tag").
/// </summary>
public sealed partial class TagValuesFit : IRule
{
    private const int Longest = 256;

    /// <inheritdoc/>
    public string Code => "CP1108";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var owner = region.Declared.Owner;
        if (region.Declared.Target != Target.Aws)
            yield break;
        var wrong = string.Concat(Refused().Matches(owner).Select(match => match.Value).Distinct(StringComparer.Ordinal));
        if (wrong.Length > 0)
        {
            yield return new Finding(
                ModelPath.Of("owner"),
                $"'owner' becomes a tag, and IAM and KMS refuse {string.Join(' ', wrong.EnumerateRunes().Select(each => $"'{each}'"))} in one.",
                $"Write it with letters, digits, spaces and _ . : / = + - @, such as '{Refused().Replace(owner, "-")}'.");
        }

        if (owner.Length > Longest)
            yield return new Finding(ModelPath.Of("owner"), $"'owner' becomes a tag and has {owner.Length} letters; AWS takes {Longest}.", "Shorten it.");
    }

    [GeneratedRegex(@"[^\p{L}\p{Z}\p{N}_.:/=+\-@]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();
}
