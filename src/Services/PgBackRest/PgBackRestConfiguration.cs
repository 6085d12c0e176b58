using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary><c>/etc/pgbackrest/pgbackrest.conf</c>; passphrases lie beside it in <c>conf.d</c> and come from the secret store.</summary>
/// <param name="machine">The machine.</param>
/// <param name="plan">The backup plan.</param>
internal sealed class PgBackRestConfiguration(Machine machine, BackupPlan plan)
{
    /// <summary>Where pgBackRest looks for its configuration unless told otherwise.</summary>
    public const string Path = "/etc/pgbackrest/pgbackrest.conf";

    /// <summary>The folder whose files it includes: secrets, each written by the machine itself.</summary>
    public const string Included = "/etc/pgbackrest/conf.d";

    /// <summary>The folder of lock files; runs of one machine must share it.</summary>
    public const string Locks = "/run/pgbackrest";

    // A host without power answers nothing, and a promotion waits for one look into the archive.
    private const int SecondsToAnswer = 10;
    private const int SecondsForArchive = 5;

    // Pages do not cross the link. What a standby had not yet written when a backup began is not missed
    // by time stamps of the primary, so contents are compared (docs/decisions/backups.md).
    private static readonly string[] FromStandby = ["backup-standby=prefer", "", "[global:backup]", "delta=y"];

    private readonly RepositoryOptions _options = new(machine, Certificate(machine));

    /// <summary>A database's: where it archives WAL to, and who may ask it for pages.</summary>
    public NodeFile OfDatabase() => File(
    [
        .. Global(plan.Written),
        .. Server(),
        "spool-path=/var/spool/pgbackrest",
        "",
        // There is no archive-push-queue-max: beyond it pgBackRest would drop WAL. What a repository cannot take stays in pg_wal, and nothing is lost.
        "[global:archive-push]",
        "archive-async=y",
        $"archive-timeout={WalArchive.PushSeconds}",
        $"process-max={Processes(machine.Group.Hardware.Cores / 8)}",
        "",
        "[global:archive-get]",
        $"io-timeout={SecondsForArchive}",
        "",
        $"[{plan.Stanza}]",
        $"pg1-path={new DataFolders(machine.Region, machine.Group).Data}",
        $"pg1-port={machine.Region.Declared.Postgresql.Port}",
        "pg1-socket-path=/run/postgresql",
        $"pg1-user={DatabaseRoles.Backup}",
    ]);

    /// <summary>A backup server's: the repositories that it minds, and the members that it asks.</summary>
    public NodeFile OfServer() => File(
    [
        .. Global(plan.Minded),
        .. Server(),
        "start-fast=y",
        $"process-max={Processes(machine.Group.Hardware.Cores / 2)}",
        .. machine.Site.Declared.Role == SiteRole.Primary ? [] : FromStandby,
        "",
        $"[{plan.Stanza}]",
        .. plan.Members.SelectMany((member, index) => _options.Member(index + 1, member.Group, member.Host)),
    ]);

    /// <summary>A spare machine's: every repository that it can read, and no server of its own.</summary>
    public NodeFile OfSpare() => File(
    [
        .. Global(plan.Repositories),
        $"process-max={Processes(machine.Group.Hardware.Cores)}",
        "",
        $"[{plan.Stanza}]",
        $"pg1-path={new DataFolders(machine.Region, machine.Group).Data}",
    ]);

    private static string Certificate(Machine machine) => machine.Group.Role == NodeRole.Database ? PatroniService.Certificate : PgBackRestUnit.Certificate;

    private static NodeFile File(IEnumerable<string> lines) => TextFile.ForGroup("postgres", Path, lines);

    private static string Processes(int wanted) => Math.Clamp(wanted, 1, 16).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Global(IEnumerable<Repository> repositories) =>
    [
        TextFile.Notice,
        "[global]",
        .. repositories.SelectMany(_options.Of),
        "compress-type=zst",
        "compress-level=3",
        $"lock-path={Locks}",
        "log-level-console=warn",
        "log-level-file=warn",
        $"io-timeout={SecondsToAnswer}",
    ];

    private IEnumerable<string> Server()
    {
        var network = machine.Flows.NetworksOf(ServicePorts.PgBackRest)[0];
        var clients = machine.Flows.To(ServicePorts.PgBackRest).Select(connection => connection.From.Group!).DistinctBy(group => group.Path)
            .SelectMany(group => group.Nodes).Where(node => node.Path != machine.Node.Path);
        return
        [
            $"tls-server-address={machine.AddressIn(network)}",
            $"tls-server-port={ServicePorts.PgBackRest}",
            $"tls-server-ca-file={NodeCertificates.AuthorityPath}",
            $"tls-server-cert-file={NodeCertificates.CertificatePath(Certificate(machine))}",
            $"tls-server-key-file={NodeCertificates.KeyPath(Certificate(machine))}",
            .. clients.Select(node => $"tls-server-auth={machine.Names.Of(node)}={plan.Stanza}"),
        ];
    }
}
