using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.ChunkArchive;

/// <summary>Copies chunks that are past their time to the archive, at the declared times. It is on
/// every member; the one that leads does the work, by this tool and its own socket.</summary>
internal static class ChunkArchiveFiles
{
    /// <summary>The file that tells the tool where the archive is.</summary>
    public const string PlacePath = "/etc/cluster/archive.json";

    private const string Folder = "/etc/cluster/archive";
    private const string KeyPath = Folder + "/key";
    private const string SecretPath = Folder + "/secret";
    private const string Path = "/usr/local/lib/cluster/archive";
    private const string Name = "cluster-archive";

    private static readonly FileReader NextRun = new($"the next run of {Name}.service", ChangeTakes.Nothing);

    /// <summary>The script, its unit and timer; empty where nothing is archived, or no role is declared for it.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        if (machine.Region.Declared.Database.Housekeeper is not { } role || PlaceOf(machine) is not { } place)
            return ServiceFiles.None;
        return new ServiceFiles
        {
            Files =
            [
                TextFile.Root(PlacePath, place.ToJson().TrimEnd('\n').Split('\n')).ReadBy(NextRun),
                Script(machine, role, SqlName.Parse(place.Databases[0])),
                Service(machine, place),
                Timer(machine.Region.Declared.Backup!.Archive!.Schedule),
            ],
            Directories =
            [
                new NodeDirectory("/etc/cluster", "0755", "root", "root"),
                .. HasKeys(machine) ? [new NodeDirectory(Folder, "0700", "root", "root")] : Array.Empty<NodeDirectory>(),
            ],
            Units = [$"{Name}.timer"],
        };
    }

    /// <summary>The access key; a machine of AWS is known by its role.</summary>
    public static IReadOnlyList<NodeSecret> Secrets(Machine machine) =>
        !HasKeys(machine) || machine.Region.Declared.Database.Housekeeper is null || PlaceOf(machine) is null ? [] :
    [
        new NodeSecret(StorageKeys.Key, KeyPath, "0600", "root", "root", "AWS_ACCESS_KEY_ID=", NextRun),
        new NodeSecret(StorageKeys.Secret, SecretPath, "0600", "root", "root", "AWS_SECRET_ACCESS_KEY=", NextRun),
    ];

    private static ArchivePlace? PlaceOf(Machine machine) =>
        ArchivePlace.Of(machine.Region) is { Databases.Count: > 0 } place
            && DeclaredTable.Of(machine.Region.Declared.Database).Any(table => table.Declared.Hypertable?.Lifecycle is { DropAfter: not null, Archive: true })
            ? place
            : null;

    private static bool HasKeys(Machine machine) => machine.Region.Declared.Target != Target.Aws;

    private static NodeFile Timer(Schedule schedule) =>
        TimerUnit.Of(Name, $"Copy chunks that are past their time to the archive, {schedule}", schedule.OnCalendar);

    private static NodeFile Script(Machine machine, SqlName role, SqlName database) => LeaderScript.Of(Path, machine, role, database,
    [
        // The image brings the tool as it brings PostgreSQL; without it nothing is archived, and so nothing dropped.
        $"[ -x {Tool.Path} ] || {{ echo 'the image lacks {Tool.Path}: nothing can be archived' >&2; exit 1; }}",
        $"exec {Tool.Path} db archive member {PlacePath} --dsn \"Host=$PGHOST;Port=$PGPORT\"",
    ]);

    private static NodeFile Service(Machine machine, ArchivePlace place) => TextFile.Root(
        $"/etc/systemd/system/{Name}.service",
        [
            TextFile.Notice,
            "[Unit]",
            "Description=Copy chunks that are past their time to the archive",
            "After=patroni.service network-online.target",
            "",
            "[Service]",
            "Type=oneshot",
            "User=postgres",
            "Environment=LANG=C.UTF-8 DOTNET_EnableDiagnostics=0",
            .. HasKeys(machine) ? [$"EnvironmentFile={KeyPath}", $"EnvironmentFile={SecretPath}"] : Array.Empty<string>(),
            // The region's own object storage has a certificate of the region's own authority.
            .. place.Endpoint is not null && machine.Region.Declared.Backup!.Archive!.Endpoint is null
                ? [$"Environment=SSL_CERT_FILE={NodeCertificates.AuthorityPath}"]
                : Array.Empty<string>(),
            $"ExecStart={Path}",
            "Nice=10",
            "IOSchedulingClass=idle",
            "NoNewPrivileges=yes",
            "PrivateTmp=yes",
            "ProtectSystem=strict",
            "ProtectHome=yes",
        ]);
}
