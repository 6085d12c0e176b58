using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>What is locked lies in a bucket, and no longer than it is kept: expiry could not remove it.</summary>
public sealed class ObjectLockFits : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1050";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from repository in region.Declared.Backup?.Repositories.ToList() ?? []
            where repository.Value.ObjectLock is not null
            from problem in Problems(repository.Value, repository.Value.ObjectLock!)
            select new Finding(
                ModelPath.Of("backup", "repositories", repository.Key, problem.Key),
                $"Repository '{repository.Key}' locks objects for {repository.Value.ObjectLock}: {problem.What}.",
                problem.Fix);
    }

    private static IEnumerable<(string Key, string What, string Fix)> Problems(RepositoryDeclaration repository, Duration locked)
    {
        if (repository.Kind != RepositoryKind.Object)
            yield return ("objectLock", "a folder on a host knows no Object Lock", "Leave `objectLock` out, or lock the bucket's repository.");
        if (locked.Milliseconds > repository.Retention.Milliseconds)
        {
            yield return ("objectLock",
                $"longer than the {repository.Retention} for which backups are kept; expiry fails on them",
                $"Set `objectLock: {repository.Retention}` or less.");
        }
    }
}
