using ClusterProvisioning.NodeFiles.Backup;
using ClusterProvisioning.NodeFiles.Consul;
using ClusterProvisioning.NodeFiles.Database;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Backup;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Which secrets a machine needs besides the keys of its certificates.</summary>
public static class NodeSecrets
{
    /// <summary>The name of the access key of object storage on machines of one's own.</summary>
    public const string StorageKey = "object-storage-key";

    /// <summary>The name of the secret that goes with it.</summary>
    public const string StorageSecret = "object-storage-secret";

    /// <summary>The secrets of one machine.</summary>
    public static IReadOnlyList<NodeSecret> Of(Region region, Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var machine = Bundles.MachineOf(region, bundle);
        return [.. OfBackups(region, machine), .. ChunkArchive.Secrets(machine), .. OfConsul(region, machine.Group.Role)];
    }

    // A key of 24 bytes: 32 letters and digits are base64 of as many (Consul docs, "Gossip Encryption").
    private static IEnumerable<NodeSecret> OfConsul(Region region, NodeRole role) => ConsulFiles.RunsOn(region, role)
        ? [new NodeSecret(SecretNames.Gossip, ConsulFiles.GossipPath, "0600", "root", "root", "{\"encrypt\": \"", "\"}")]
        : [];

    private static IEnumerable<NodeSecret> OfBackups(Region region, Machine machine)
    {
        if (BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan)
            return [.. Read(plan, machine.Group.Role).SelectMany(each => OfRepository(region, each))];
        return machine.Group.Role is NodeRole.Database or NodeRole.Restore && BackupPlan.With(BackupTool.WalG, machine)?.Near is { } near ? OfWalG(region, near) : [];
    }

    private static IEnumerable<NodeSecret> OfWalG(Region region, Repository near)
    {
        if (near.Declared.Encryption is { } encryption)
            yield return ForPostgres(encryption.Secret.ToString(), WalGFiles.KeyPath, "");
        if (region.Declared.Target == Target.Aws)
            yield break;
        yield return ForPostgres(StorageKey, WalGFiles.AccessKeyPath, "");
        yield return ForPostgres(StorageSecret, WalGFiles.SecretKeyPath, "");
    }

    // A repository on a host is opened by its host alone; a bucket by everyone who uses it.
    private static IEnumerable<Repository> Read(BackupPlan plan, NodeRole role) => role switch
    {
        NodeRole.Backup => plan.Minded,
        NodeRole.Database => plan.Written.Where(each => each.Host is null),
        NodeRole.Restore => plan.Repositories.Where(each => each.Host is null),
        _ => [],
    };

    private static IEnumerable<NodeSecret> OfRepository(Region region, Repository repository)
    {
        if (repository.Declared.Encryption is { } encryption)
            yield return Option(encryption.Secret.ToString(), repository, "cipher-pass");
        // A machine of AWS is known by its role.
        if (repository.Host is not null || region.Declared.Target == Target.Aws)
            yield break;
        yield return Option(StorageKey, repository, "s3-key");
        yield return Option(StorageSecret, repository, "s3-key-secret");
    }

    private static NodeSecret Option(string secret, Repository repository, string option) =>
        ForPostgres(secret, $"{PgBackRestConfiguration.Included}/{repository.Option}-{option}.conf", $"[global]\n{repository.Option}-{option}=");

    private static NodeSecret ForPostgres(string secret, string path, string before) => new(secret, path, "0640", "root", "postgres", before);
}
