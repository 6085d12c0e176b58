using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>What opens pgBackRest's repositories: a passphrase, and object storage's access key where the machine has no role of a cloud's.</summary>
internal static class RepositorySecrets
{
    // Commands read them anew each; the server keeps what it read when it started.
    private static readonly FileReader Reader = new(PgBackRestUnit.Name, ChangeTakes.Restart);

    /// <summary>The secrets of a machine that uses these repositories.</summary>
    public static IReadOnlyList<NodeSecret> Of(Machine machine, IEnumerable<Repository> repositories) =>
        [.. repositories.SelectMany(each => Of(machine, each))];

    private static IEnumerable<NodeSecret> Of(Machine machine, Repository repository)
    {
        if (BackupPassphrase.Of(repository.Declared) is { } passphrase)
            yield return Option(passphrase, repository, "cipher-pass");
        // A machine of AWS is known by its role.
        if (repository.Host is not null || machine.Region.Declared.Target == Target.Aws)
            yield break;
        yield return Option(StorageKeys.Key, repository, "s3-key");
        yield return Option(StorageKeys.Secret, repository, "s3-key-secret");
    }

    private static NodeSecret Option(StoredSecret secret, Repository repository, string option) =>
        new(
            secret,
            $"{PgBackRestConfiguration.Included}/{repository.Option}-{option}.conf",
            "0640",
            "root",
            "postgres",
            $"[global]\n{repository.Option}-{option}=",
            Reader);
}
