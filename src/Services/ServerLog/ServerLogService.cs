using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.ServerLog;

/// <summary>PostgreSQL's log, with pgaudit's lines in it: kept for its time, and shipped off the machine where the region says so.</summary>
public sealed class ServerLogService : IService, IChecked, IInstalled, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "server-log";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["python3-boto3"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ServerLogFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new() { Secrets = ServerLogFiles.Secrets(machine) };

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return AuditBucket.Of(machine.Region, machine.Site) is null ? [] : [new BucketUse(BucketContents.AuditLog, null, BucketAccess.Append)];
    }

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return [ServerLogCheck.Of(machine)];
    }
}
