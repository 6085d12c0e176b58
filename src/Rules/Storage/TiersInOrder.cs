using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>Tiers follow on one another from age zero, each packed no looser than the one before, and reach as far as the archive is kept.</summary>
public sealed class TiersInOrder : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1051";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Chained(region).Concat(ArchiveOutlived(region));
    }

    private static IEnumerable<Finding> Chained(Region region)
    {
        var (ages, ratio) = (new Duration(0), Ratio.One);
        foreach (var (name, tier) in region.Declared.Tiers)
        {
            var path = ModelPath.Of("tiers", name);
            if (tier.From != ages)
                yield return new Finding(path.Key("from"), $"Tier '{name}' begins at {tier.From}; the tiers before it end at {ages}.", $"Set `from: {ages}`.");
            if (tier.Until.Milliseconds <= tier.From.Milliseconds)
                yield return new Finding(path.Key("until"), $"Tier '{name}' ends at {tier.Until}, not after it begins ({tier.From}).", "Let it end later.");
            if (tier.Compression.Value < ratio.Value)
            {
                yield return new Finding(
                    path.Key("compression"),
                    $"Tier '{name}' is packed {tier.Compression}, looser than the younger one ({ratio}): nothing unpacks chunks as they age.",
                    $"Set `compression: \"{ratio}\"` or more.");
            }

            if (tier.Tablespace is null && tier.ObjectClass is null)
                yield return new Finding(path, $"Tier '{name}' lies nowhere.", "Name its `tablespace` or its `objectClass`.");
            (ages, ratio) = (tier.Until, tier.Compression);
        }
    }

    private static IEnumerable<Finding> ArchiveOutlived(Region region)
    {
        if (region.Declared.Tiers.Count == 0 || region.Declared.Backup?.Archive is not { } archive)
            yield break;
        var end = region.Declared.Tiers.Values.Last().Until;
        if (archive.Keep.Milliseconds > end.Milliseconds)
        {
            yield return new Finding(
                ModelPath.Of("backup", "archive", "keep"),
                $"The archive is kept until {archive.Keep}; the last tier ends at {end}.",
                "Let the last tier end when the archive does.");
        }
    }
}
