using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.PgBackRest;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.WalG;

/// <summary>WAL-G on the databases of regions that ask for it. Debian does not carry the
/// program, so a scaled lab makes no backups; production images bring it.</summary>
internal static class WalGFiles
{
    /// <summary>Where the passphrase goes.</summary>
    public const string KeyPath = Folder + "/key";

    /// <summary>Where the access key of object storage of one's own goes.</summary>
    public const string AccessKeyPath = Folder + "/access-key";

    /// <summary>Where the secret that goes with it goes.</summary>
    public const string SecretKeyPath = Folder + "/secret-key";

    // The secret store makes 32 letters and digits: as they are, the 32 bytes that libsodium takes. As hex they
    // would be refused, and as base64 be 24 bytes (wal-g, internal/crypto/libsodium/keytransform.go).
    private const string KeyTransform = "none";
    private const string Program = WalArchive.WalG;
    private const string Folder = "/etc/cluster/wal-g";
    private const string Script = "/usr/local/lib/cluster/wal-g-backup";
    private static readonly NodeDirectory Own = new(Folder, "0750", "root", "postgres");

    /// <summary>The plan, where there is one.</summary>
    internal static BackupPlan? PlanOf(Machine machine) => BackupPlan.With(BackupTool.WalG, machine) is { Near: not null } plan ? plan : null;

    /// <summary>A database's wrapper with its environment, and the timers of backups; the leader alone does the work.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        if (PlanOf(machine) is not { } plan)
            return ServiceFiles.None;
        var runs = Runs(plan).ToList();
        return new ServiceFiles
        {
            Files = [.. Reading(machine, plan), BackupScript(machine, plan), Service(), .. runs.Select(run => run.TimerFile())],
            Directories = [Own],
            Units = [.. machine.Group.Declared.Replication == ReplicationKind.Analytics ? [] : runs.Select(run => run.Timer)],
        };
    }

    /// <summary>What opens the repository: a passphrase, and object storage's access key where the machine has no role of a cloud's.</summary>
    internal static IReadOnlyList<NodeSecret> Secrets(Machine machine)
    {
        if (BackupPlan.With(BackupTool.WalG, machine)?.Near is not { } near)
            return [];
        var keys = machine.Region.Declared.Target == Target.Aws
            ? Array.Empty<NodeSecret>()
            : [ForPostgres(StorageKeys.Key, AccessKeyPath), ForPostgres(StorageKeys.Secret, SecretKeyPath)];
        return BackupPassphrase.Of(near.Declared) is { } passphrase ? [ForPostgres(passphrase, KeyPath), .. keys] : keys;
    }

    /// <summary>What a machine needs that only reads.</summary>
    internal static ServiceFiles OfReader(Machine machine, BackupPlan plan) => new()
    {
        Files = Reading(machine, plan),
        Directories = [Own, ClusterScripts.Folder],
    };

    private static NodeSecret ForPostgres(StoredSecret secret, string path) =>
        new(secret, path, "0640", "root", "postgres", "", new FileReader("wal-g", ChangeTakes.Nothing));

    private static NodeFile[] Reading(Machine machine, BackupPlan plan) => [Environment(machine, plan).ReadBy("wal-g", ChangeTakes.Nothing), Wrapper()];

    private static IEnumerable<BackupRun> Runs(BackupPlan plan)
    {
        yield return new BackupRun("cluster-wal-g@full", "Full backups", plan.Declared.Full.Schedule.OnCalendar);
        if (plan.Declared.Incremental is { } incremental)
            yield return new BackupRun("cluster-wal-g@delta", "Backups of what changed", incremental.Schedule.OnCalendar);
    }

    private static NodeFile Environment(Machine machine, BackupPlan plan)
    {
        var (repository, region) = (plan.Near!, machine.Region);
        var steps =
            plan.Declared.Incremental is { } incremental ? plan.Declared.Full.Schedule.Interval.Milliseconds / incremental.Schedule.Interval.Milliseconds : 0;
        return TextFile.Root(
            $"{Folder}/environment",
            [
                TextFile.Notice,
                $"WALG_S3_PREFIX=s3://{repository.BucketOf(region)}{repository.Declared.Path}",
                $"AWS_REGION={repository.Site.Declared.Location}",
                .. machine.Region.Declared.Target == Target.Aws
                    ? ["WALG_S3_SSE=aws:kms", $"WALG_S3_SSE_KMS_ID=alias/{region.Name}-{repository.Site.Name}-storage"]
                    : OwnStorage(machine),
                .. repository.Declared.Encryption is null
                    ? []
                    : (string[])[$"WALG_LIBSODIUM_KEY_PATH={KeyPath}", $"WALG_LIBSODIUM_KEY_TRANSFORM={KeyTransform}"],
                "WALG_COMPRESSION_METHOD=zstd",
                $"WALG_DELTA_MAX_STEPS={steps}",
                "WALG_PREVENT_WAL_OVERWRITE=true",
                $"WALG_UPLOAD_CONCURRENCY={Math.Clamp(machine.Group.Hardware.Cores / 4, 1, 16)}",
                "PGHOST=/run/postgresql",
                $"PGPORT={region.Declared.Postgresql.Port}",
                $"PGUSER={DatabaseRoles.Backup}",
                "PGDATABASE=postgres",
                $"PGDATA={new DataFolders(region, machine.Group).Data}",
            ]);
    }

    // The wrapper's shell reads the keys.
    private static IEnumerable<string> OwnStorage(Machine machine) =>
    [
        $"AWS_ACCESS_KEY_ID=$(<{AccessKeyPath})",
        $"AWS_SECRET_ACCESS_KEY=$(<{SecretKeyPath})",
        .. RepositoryOptions.OwnStorage(machine) is { } own
            ? [$"AWS_ENDPOINT=https://{own}", "AWS_S3_FORCE_PATH_STYLE=true", $"WALG_S3_CA_CERT_FILE={NodeCertificates.AuthorityPath}"]
            : Array.Empty<string>(),
    ];

    private static NodeFile Wrapper() => TextFile.Script(
        Program,
        "#!/bin/bash",
        TextFile.Notice,
        "set -euo pipefail",
        "set -a",
        "# shellcheck source=/dev/null",
        $". {Folder}/environment",
        "set +a",
        $"exec {WalGProgram.Path} \"$@\"");

    // Every member has the timers, and the one that leads does the work: after a failover the
    // next backup is the new leader's. A standby cluster's leader is no primary.
    private static NodeFile BackupScript(Machine machine, BackupPlan plan)
    {
        var days = BackupPlan.Days(plan.Near!.Declared.Retention);
        return TextFile.Script(
            Script,
            "#!/bin/bash",
            TextFile.Notice,
            "# wal-g-backup full|delta: on the primary only, one at a time.",
            "set -euo pipefail",
            $"if ! curl --silent --fail --output /dev/null --max-time 5 {RestEndpoint.Identity} \"https://{RestEndpoint.Of(machine)}/primary\"; then",
            "  exit 0",
            "fi",
            "exec 9>/run/postgresql/wal-g-backup.lock",
            $"flock --timeout {plan.Declared.Full.Window.Milliseconds / 1000} 9",
            "if [ \"$1\" = full ]; then",
            $"  {Program} backup-push --full \"{new DataFolders(machine.Region, machine.Group).Data}\"",
            $"  {Program} delete before FIND_FULL \"$(date --utc --date='{days} days ago' +%Y-%m-%dT%H:%M:%SZ)\" --confirm",
            "else",
            $"  {Program} backup-push \"{new DataFolders(machine.Region, machine.Group).Data}\"",
            "fi");
    }

    private static NodeFile Service() => TextFile.Root(
        "/etc/systemd/system/cluster-wal-g@.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Backup (%i)",
        "After=patroni.service",
        "",
        "[Service]",
        "Type=oneshot",
        "User=postgres",
        "Group=postgres",
        $"ExecStart={Script} %i",
        "Nice=5",
        "IOSchedulingClass=idle",
        "NoNewPrivileges=yes");
}
