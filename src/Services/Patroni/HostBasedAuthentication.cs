using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>pg_hba and pg_ident, from the flows that lead to the server. There is no trust, and outside the machine nothing but TLS.</summary>
internal sealed class HostBasedAuthentication
{
    private const string SocketMap = "socket";
    private const string MemberMap = "members";
    private const string PoolerMap = "poolers";
    private const string AdministratorMap = "administrators";

    private readonly Machine _machine;
    private readonly IReadOnlyList<Connection> _connections;

    private HostBasedAuthentication(Machine machine) =>
        (_machine, _connections) = (machine, [.. machine.Flows.To(machine.Region.Declared.Postgresql.Port)]);

    /// <summary>The lines of pg_hba.conf; the first that fits decides.</summary>
    public static IReadOnlyList<string> Rules(Machine machine)
    {
        var made = new HostBasedAuthentication(machine);
        return [.. Local(), .. DirectoryLogins.Include(machine), .. made._connections.SelectMany(connection => OfConnection(machine, connection))];
    }

    /// <summary>From where people come to the server itself with a password.</summary>
    public static IEnumerable<string> PasswordSources(Machine machine) =>
        machine.Flows
            .To(machine.Region.Declared.Postgresql.Port)
            .Where(connection => connection is { Authentication: Authentication.Scram, From.Group: null })
            .SelectMany(connection => Addresses(connection.From))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The lines of pg_ident.conf: which certificate may be which role.</summary>
    public static IReadOnlyList<string> Maps(Machine machine) => new HostBasedAuthentication(machine).MapLines();

    private static IEnumerable<string> Local() =>
    [
        "local all all peer map=" + SocketMap,
        $"local replication {DatabaseRoles.Replication} peer map={SocketMap}",
    ];

    private static IEnumerable<string> OfConnection(Machine machine, Connection connection) =>
        from address in Addresses(connection.From)
        from rule in OfPeer(machine.Region, connection, address)
        select rule;

    private static IEnumerable<string> OfPeer(Region region, Connection connection, string address) => connection switch
    {
        { Authentication: Authentication.Scram } => [$"hostssl all +{DatabaseRoles.Pooled} {address} scram-sha-256"],
        { Authentication: Authentication.SshKey } => [],
        { From.Group.Role: NodeRole.Database } =>
        [
            $"hostssl replication {DatabaseRoles.Replication} {address} cert map={MemberMap}",
            $"hostssl postgres {DatabaseRoles.Rewind} {address} cert map={MemberMap}",
        ],
        { From.Group.Role: NodeRole.Pooler } =>
        [
            $"hostssl postgres {DatabaseRoles.Lookup} {address} cert map={PoolerMap}",
            $"hostssl postgres all {address} reject",
            $"hostssl all +{DatabaseRoles.Pooled} {address} cert map={PoolerMap}",
        ],
        _ when Administrators.ComeBy(region, connection) => [$"hostssl all {DatabaseRoles.Superuser} {address} cert map={AdministratorMap}"],
        _ => [$"hostssl all +{DatabaseRoles.Pooled} {address} cert"],
    };

    private List<string> MapLines()
    {
        var lines = new List<string>
        {
            $"{SocketMap} postgres {DatabaseRoles.Superuser}",
            $"{SocketMap} postgres {DatabaseRoles.Replication}",
            $"{SocketMap} postgres {DatabaseRoles.Backup}",
            $"{SocketMap} prometheus {DatabaseRoles.Monitor}",
        };
        if (_machine.Region.Declared.Database.Housekeeper is { } housekeeper)
            lines.Add($"{SocketMap} postgres {Named(housekeeper.ToString())}");
        foreach (var name in CommonNames(NodeRole.Database))
            lines.AddRange([$"{MemberMap} {name} {DatabaseRoles.Replication}", $"{MemberMap} {name} {DatabaseRoles.Rewind}"]);
        foreach (var name in CommonNames(NodeRole.Pooler))
            lines.AddRange([$"{PoolerMap} {name} {DatabaseRoles.Lookup}", $"{PoolerMap} {name} +{DatabaseRoles.Pooled}"]);
        lines.AddRange(CommonNames(NodeRole.Bastion).Concat(Workloads()).Select(name => $"{AdministratorMap} {name} {DatabaseRoles.Superuser}"));
        return lines;
    }

    /// <summary>A name as pg_ident.conf takes it: quoted, a word that means a group or everybody is a name like another.</summary>
    private static string Named(string role) =>
        role.All(char.IsAsciiLetterLower) && role != "all" ? role : $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Machines are named one by one: a pattern would also let in a machine that is not declared.
    private IEnumerable<string> CommonNames(NodeRole role) =>
        _connections.Select(connection => connection.From.Group).OfType<NodeGroup>().Where(group => group.Role == role).Distinct()
            .SelectMany(group => group.Nodes).Select(_machine.Names.Of);

    private string[] Workloads() =>
        _connections.Any(connection => Administrators.IsWorkload(_machine.Region, connection)) ? [Administrators.CommonName(_machine.Region)] : [];

    private static IEnumerable<string> Addresses(Endpoint end) =>
        MachineFlows.Sources(end).Select(source => source.Contains('/', StringComparison.Ordinal) ? source : source + "/32");
}
