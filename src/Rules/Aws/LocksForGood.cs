using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, whoever brings it there knows what nobody can undo (AWS docs, "S3 Object Lock", compliance mode).</summary>
public sealed class LocksForGood : IBeforeFoundation
{
    /// <inheritdoc/>
    public string Code => "CP1116";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Target != Target.Aws ? [] : [.. Backups(region.Declared.Backup), .. AuditLogs(region)];
    }

    private static IEnumerable<Finding> Backups(BackupDeclaration? backup)
    {
        if (backup is null)
            return [];
        var repositories =
            from repository in backup.Repositories
            where repository.Value is { Kind: RepositoryKind.Object, ObjectLock: not null, LockMode: ObjectLockMode.Compliance }
            select Locked(
                ModelPath.Of("backup", "repositories", repository.Key, "objectLock"),
                $"repository '{repository.Key}'",
                repository.Value.ObjectLock!,
                "lockMode: governance");
        var archive = backup.Archive is { ObjectLock: ObjectLockMode.Compliance } declared
            ? [Locked(ModelPath.Of("backup", "archive", "objectLock"), "the archive", declared.Keep, "objectLock: governance")]
            : Array.Empty<Finding>();
        return [.. repositories, .. archive];
    }

    private static IEnumerable<Finding> AuditLogs(Region region)
    {
        var audit = region.Declared.Security.Audit;
        return audit.Shipping is { To: AuditDestination.Bucket, ObjectLock: ObjectLockMode.Compliance }
            ? [Locked(ModelPath.Of("security", "audit", "shipping", "objectLock"), "the audit log", audit.Retention, "objectLock: governance")]
            : [];
    }

    private static Finding Locked(ModelPath path, string place, Duration keep, string governance) => new(
        path,
        $"Objects of {place} are locked for {keep} by compliance: from the first one on nobody deletes them before, not the account's owner either.",
        $"Right for production. For a trial write `{governance}`: whoever has the permission s3:BypassGovernanceRetention can clean up.");
}
