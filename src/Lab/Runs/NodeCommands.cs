using System.Globalization;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Commands in a lab, on the caller's terminal.</summary>
/// <param name="session">The run.</param>
public sealed class NodeCommands(LabSession session)
{
    private LabContext Lab => session.Lab;

    /// <summary>Runs a command in a machine as root.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> ExecAsync(string name, IReadOnlyList<string> command, CancellationToken cancel) =>
        NodeShell.Run(Running(Lab.Plan.Node(name)), terminal: !Console.IsInputRedirected && !Console.IsOutputRedirected, command).RunAttachedAsync(cancel);

    /// <summary>Shows a machine's journal, of one unit or of all; also of a machine that is off.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> LogsAsync(string name, string? unit, int lines, bool follow, CancellationToken cancel)
    {
        var node = Lab.Plan.Node(name);
        IReadOnlyList<string> arguments = [$"--lines={lines}", .. unit is null ? Array.Empty<string>() : ["--unit", unit], .. follow ? ["--follow"]
            : Array.Empty<string>()];
        return NodeLogs.Journal(Lab.Folder.Node(node.Name), Lab.Machine(node).Init, arguments).RunAttachedAsync(cancel);
    }

    /// <summary>Runs psql as the application does: in its network, with its login, through the poolers. The program and the certificate are the
    /// bastion's.</summary>
    /// <returns>psql's exit code.</returns>
    public Task<int> PsqlAsync(bool read, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var site = Lab.Plan.Region.Sites.First(each => each.GroupsOf(NodeRole.Pooler).Any());
        var ports = Lab.Plan.Region.Declared.Haproxy;
        var access = ApplicationAccess.To(Lab, site, read ? ports.ReadPort : ports.WritePort);
        var bastion = Running(Lab.Plan.NodesOf(NodeRole.Bastion).First(node => node.Site == site.Name.ToString()));
        return Psql(access, bastion, site, arguments).RunAttachedAsync(cancel);
    }

    private static ExternalProgram Psql(ServerAccess access, HostProcess bastion, Site site, IReadOnlyList<string> arguments) => new(
        "nsenter",
        [
            "--target", bastion.Id.ToString(CultureInfo.InvariantCulture), "--mount", "--uts", $"--net={access.Place.Path}", "--",
            // What merely enters namespaces keeps the caller's powers: they are laid down first.
            "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--bounding-set=-all", "--no-new-privs", "--",
            "psql", .. arguments,
        ])
    {
        Environment = new Dictionary<string, string>
        {
            ["PGHOST"] = string.Join(',', site.GroupsOf(NodeRole.Pooler).SelectMany(PoolerAddresses.Of)),
            ["PGPORT"] = access.Target.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = access.Target.Username!,
            ["PGPASSWORD"] = access.Target.Password!,
            ["PGDATABASE"] = access.Target.Database!,
            ["PGSSLMODE"] = "verify-full",
            ["PGSSLROOTCERT"] = NodeCertificates.AuthorityPath,
            ["PGCONNECT_TIMEOUT"] = "5",
            ["PSQL_HISTORY"] = "/dev/null",
            ["HOME"] = "/nonexistent",
            ["LANG"] = "C.UTF-8",
        },
    };

    private HostProcess Running(LabNode node) =>
        Lab.Machine(node).Init ?? throw new LabException($"{node.Name} is off; start it first: provision lab start {node.Name} --lab {Lab.Folder.Name}");
}
