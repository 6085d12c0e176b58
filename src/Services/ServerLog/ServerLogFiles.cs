using System.Reflection;
using System.Text.Json.Nodes;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Exporters;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.ServerLog;

/// <summary>Puts away what PostgreSQL wrote to its log: closed files are compressed, shipped where the region says so, and kept for their time.</summary>
internal static class ServerLogFiles
{
    /// <summary>The script.</summary>
    public const string Script = "/usr/local/lib/cluster/server-log";

    /// <summary>What the script reads.</summary>
    public const string Settings = $"{Folder}/settings.json";

    private const string Folder = "/etc/cluster/server-log";
    private const string KeyPath = $"{Folder}/key";
    private const string SecretPath = $"{Folder}/secret";
    private const string Name = "cluster-server-log";
    private const long DayMilliseconds = 86_400_000;

    // What is in the bucket is on the machine too for this long: as pgBadger's reports.
    private const long DaysBesideBucket = 31;

    private static readonly FileReader NextRun = new($"the next run of {Name}.service", ChangeTakes.Nothing);

    /// <summary>The script, its settings, service and timer.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            new NodeFile(Script, "0755", "root", "root", ScriptText()),
            new NodeFile(Settings, "0644", "root", "root", JsonText.Of(SettingsOf(machine))).ReadBy(NextRun),
            Service(machine),
            TimerUnit.Of(Name, "Put closed files of the server's log away", ServerLogParameters.ScheduleOf(machine.Region).OnCalendar),
        ],
        Directories =
        [
            .. ServerLogFolders.All,
            new NodeDirectory("/etc/cluster", "0755", "root", "root"),
            new NodeDirectory(Folder, "0755", "root", "root"),
        ],
        Units = [$"{Name}.timer"],
    };

    /// <summary>The access key of object storage of one's own; a machine of AWS is known by its role.</summary>
    public static IReadOnlyList<NodeSecret> Secrets(Machine machine) => !HasKeys(machine) ? [] :
    [
        new NodeSecret(StorageKeys.Key, KeyPath, "0600", "root", "root", "AWS_ACCESS_KEY_ID=", NextRun),
        new NodeSecret(StorageKeys.Secret, SecretPath, "0600", "root", "root", "AWS_SECRET_ACCESS_KEY=", NextRun),
    ];

    private static bool HasKeys(Machine machine) => machine.Region.Declared.Target != Target.Aws && BucketOf(machine) is not null;

    private static AuditBucket? BucketOf(Machine machine) => AuditBucket.Of(machine.Region, machine.Site);

    private static JsonObject SettingsOf(Machine machine)
    {
        var (bucket, days) = (BucketOf(machine), (machine.Region.Declared.Security.Audit.Retention.Milliseconds + DayMilliseconds - 1) / DayMilliseconds);
        return new JsonObject
        {
            ["folder"] = ServerLogFolders.Root,
            ["written"] = ServerLogFolders.Written,
            ["waiting"] = ServerLogFolders.Waiting,
            ["kept"] = ServerLogFolders.Kept,
            ["prefix"] = ServerLogFolders.Prefix,
            ["rotation"] = ServerLogParameters.ScheduleOf(machine.Region).Interval.Milliseconds / 1000,
            ["machine"] = machine.Node.Name.ToString(),
            ["bucket"] = bucket?.Name,
            ["days"] = bucket is null ? days : Math.Min(days, DaysBesideBucket),
            ["counters"] = bucket is null || !Exporter.ReachesNode(machine) ? null : $"{Exporter.TextFiles}/server-log.prom",
        };
    }

    // The timer fires in the very second in which the server closes a file.
    private static NodeFile Service(Machine machine) => TextFile.Root(
        $"/etc/systemd/system/{Name}.service",
        [
            TextFile.Notice,
            "[Unit]",
            "Description=Put closed files of the server's log away",
            "After=network-online.target",
            .. MountedDisks.Lines(machine, [ServerLogFolders.Written]),
            "",
            "[Service]",
            "Type=oneshot",
            .. Storage(machine),
            "ExecStartPre=/usr/bin/sleep 5",
            $"ExecStart={Script}",
            "TimeoutStartSec=1h",
            "Nice=10",
            "IOSchedulingClass=idle",
            "NoNewPrivileges=yes",
            "PrivateTmp=yes",
            "ProtectSystem=strict",
            $"ReadWritePaths={ServerLogFolders.Root}",
            .. Exporter.ReachesNode(machine) ? [$"ReadWritePaths=-{Exporter.TextFiles}"] : Array.Empty<string>(),
            "ProtectHome=yes",
        ]);

    private static IEnumerable<string> Storage(Machine machine)
    {
        if (BucketOf(machine) is not { } bucket)
            yield break;
        yield return $"Environment=AWS_DEFAULT_REGION={bucket.Location}";
        if (bucket.Endpoint is not null)
            yield return $"Environment=AWS_ENDPOINT_URL_S3={bucket.Endpoint} AWS_CA_BUNDLE={NodeCertificates.AuthorityPath}";
        if (!HasKeys(machine))
            yield break;
        yield return $"EnvironmentFile={KeyPath}";
        yield return $"EnvironmentFile={SecretPath}";
    }

    private static string ScriptText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("server-log")
            ?? throw new InvalidOperationException("The program was built without its resource server-log.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
