using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>Objects stay at least as long as their class bills, and what a restore needs at once never has to thaw.</summary>
public sealed class ArchiveClassFits : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1049";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Backup is not { } backup)
            return [];
        var repositories =
            from repository in backup.Repositories
            from problem in Problems(StorageTerms.Of(repository.Value.ObjectClass), repository.Value.Retention, isRestored: true)
            select new Finding(
                ModelPath.Of("backup", "repositories", repository.Key, "objectClass"),
                $"Repository '{repository.Key}' in class {EnumName.Of(repository.Value.ObjectClass)}: {problem}.",
                "Use standard; the archive is the place for what is never needed in a hurry.");
        return backup.Archive is not { } archive ? repositories : repositories.Concat(
            from problem in Problems(StorageTerms.Of(archive.Class), new Duration(archive.Keep.Milliseconds - archive.After.Milliseconds), isRestored: false)
            select new Finding(
                ModelPath.Of("backup", "archive", "class"),
                $"The archive in class {EnumName.Of(archive.Class)}, from {archive.After} to {archive.Keep}: {problem}.",
                "Keep it longer, or choose a class with a shorter minimum."));
    }

    private static IEnumerable<string> Problems(StorageTerms terms, Duration kept, bool isRestored)
    {
        if (Figures.Days(kept) < terms.MinimumDays)
            yield return $"objects are kept for {Figures.Days(kept):0.#} days and billed for {terms.MinimumDays}";
        if (isRestored && terms.ThawHours > 0)
            yield return $"a restore waits up to {terms.ThawHours} h for them to thaw, and no backup program thaws them";
    }
}
