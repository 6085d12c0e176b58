using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Backups;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>What opens pgBackRest's repositories: a passphrase, and object storage's access key where the machine has no role of a cloud's.</summary>
internal static class RepositorySecrets
{
    /// <summary>The server keeps what it read when it started.</summary>
    public static FileReader Server { get; } = new(PgBackRestUnit.Name, ChangeTakes.Restart);

    /// <summary>Commands read them anew each; a spare machine runs no server.</summary>
    public static FileReader Command { get; } = new("pgbackrest", ChangeTakes.Nothing);

    /// <summary>The secrets of a machine that uses these repositories, and who reads them there.</summary>
    public static IReadOnlyList<NodeSecret> Of(Machine machine, IEnumerable<Repository> repositories, FileReader reader) =>
        [.. repositories.SelectMany(each => Of(machine, each, reader))];

    private static IEnumerable<NodeSecret> Of(Machine machine, Repository repository, FileReader reader)
    {
        if (BackupPassphrase.Of(repository.Declared) is { } passphrase)
            yield return Option(passphrase, repository, "cipher-pass", reader);
        // A machine of AWS is known by its role.
        if (repository.Host is not null || machine.Region.Declared.Target == Target.Aws)
            yield break;
        yield return Option(StorageKeys.Key, repository, "s3-key", reader);
        yield return Option(StorageKeys.Secret, repository, "s3-key-secret", reader);
    }

    private static NodeSecret Option(StoredSecret secret, Repository repository, string option, FileReader reader) =>
        new(
            secret,
            $"{PgBackRestConfiguration.Included}/{repository.Option}-{option}.conf",
            "0640",
            "root",
            "postgres",
            $"[global]\n{repository.Option}-{option}=",
            reader);
}
