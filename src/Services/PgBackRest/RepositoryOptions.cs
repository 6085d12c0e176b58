using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Patroni;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>The options of pgBackRest that say where a repository is (pgBackRest docs, "Configuration Reference").</summary>
/// <param name="machine">The machine whose file it is.</param>
/// <param name="certificate">The machine's certificate for pgBackRest.</param>
internal sealed class RepositoryOptions(Machine machine, string certificate)
{
    private static readonly Model.Values.Port ObjectStorage = new(9000);

    /// <summary>Where object storage on machines of one's own is reached, as <c>HOST:PORT</c>; null where there is none.</summary>
    internal static string? OwnStorage(Machine machine) =>
        machine.Flows.Targets(NodeRole.ObjectStorage, ObjectStorage) is [var own, ..] ? $"{machine.Names.Of(own.Node)}:{ObjectStorage}" : null;

    /// <summary>The options of one repository.</summary>
    public IEnumerable<string> Of(Repository repository)
    {
        if (repository.Host?.Path == machine.Node.Path)
            return [$"{repository.Option}-path={repository.Declared.Path}", .. Kept(repository)];
        return repository.Host is { } host ? Remote(repository.Option, "repo", NameOf(repository.Site, host)) : [.. Bucket(repository), .. Kept(repository)];
    }

    /// <summary>The options of a member, seen from a repository's host.</summary>
    public IEnumerable<string> Member(int number, NodeGroup group, string host)
    {
        var folders = new DataFolders(machine.Region, group);
        return
        [
            .. Remote($"pg{number}", "pg", host),
            $"pg{number}-path={folders.Data}",
            $"pg{number}-port={machine.Region.Declared.Postgresql.Port}",
            $"pg{number}-socket-path=/run/postgresql",
            $"pg{number}-user={DatabaseRoles.Backup}",
        ];
    }

    // A host keeps its own retention and cipher: who writes to it asks it for them.
    private static IEnumerable<string> Kept(Repository repository) =>
    [
        $"{repository.Option}-retention-full-type=time",
        $"{repository.Option}-retention-full={BackupPlan.Days(repository.Declared.Retention)}",
        $"{repository.Option}-bundle=y",
        $"{repository.Option}-block=y",
        .. repository.Declared.Encryption is { } encryption ? [$"{repository.Option}-cipher-type={encryption.Cipher}"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Remote(string option, string kind, string host) =>
    [
        $"{option}-host={host}",
        $"{option}-host-type=tls",
        $"{option}-host-port={ServicePorts.PgBackRest}",
        $"{option}-host-ca-file={NodeCertificates.AuthorityPath}",
        $"{option}-host-cert-file={NodeCertificates.CertificatePath(certificate)}",
        $"{option}-host-key-file={NodeCertificates.KeyPath(certificate)}",
        .. kind == "repo" ? [$"{option}-host-user=postgres"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Bucket(Repository repository)
    {
        var isAws = machine.Region.Declared.Target == Target.Aws;
        var location = repository.Site.Declared.Location.ToString();
        return
        [
            $"{repository.Option}-type=s3",
            $"{repository.Option}-path={repository.Declared.Path}",
            $"{repository.Option}-s3-bucket={repository.BucketOf(machine.Region)}",
            $"{repository.Option}-s3-region={location}",
            .. OwnStorage(machine) is not { } own
                ? [$"{repository.Option}-s3-endpoint=s3.{location}.amazonaws.com"]
                : (string[])[
                    $"{repository.Option}-s3-endpoint={own}",
                    $"{repository.Option}-s3-uri-style=path",
                    $"{repository.Option}-storage-ca-file={NodeCertificates.AuthorityPath}",
                ],
            .. isAws
                ? [$"{repository.Option}-s3-key-type=auto", $"{repository.Option}-s3-kms-key-id=alias/{machine.Region.Name}-{repository.Site.Name}-storage"]
                : (string[])[$"{repository.Option}-s3-key-type=shared"],
        ];
    }

    private string NameOf(Site site, Node host)
    {
        var connection = machine.Flows.Out
            .FirstOrDefault(each => each.Port == ServicePorts.PgBackRest
                && each.To.Group.Site == site.Name
                && each.To.Group.Nodes.Any(node => node.Path == host.Path));
        return connection is null ? machine.Names.Of(host) : machine.Names.Of(host, connection.To.Network);
    }
}
