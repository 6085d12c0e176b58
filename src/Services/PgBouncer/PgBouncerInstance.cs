using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>One of a pooler's two PgBouncers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Front">The port that applications connect to, on HAProxy's front.</param>
/// <param name="Port">The port that it listens on, on loopback.</param>
/// <param name="Hop">The port of HAProxy's role hop behind it, on loopback.</param>
/// <param name="Metrics">The port at which its exporter serves its counters.</param>
/// <param name="Host">The name that the members' certificates bear for this role.</param>
internal sealed record PgBouncerInstance(string Name, Port Front, Port Port, Port Hop, Port Metrics, string Host)
{
    /// <summary>The name of the one for writes.</summary>
    public const string Write = "write";

    /// <summary>The folder in which it lays its Unix socket; no other instance shares it.</summary>
    public string Socket => $"/run/pgbouncer-{Name}";

    /// <summary>The one for writes and the one for reads.</summary>
    public static IReadOnlyList<PgBouncerInstance> All(Machine machine)
    {
        var declared = machine.Region.Declared;
        var port = declared.Pgbouncer.Port;
        return
        [
            new(Write, declared.Haproxy.WritePort, port, ServicePorts.WriteHop, ServicePorts.PgBouncerWriteExporter, machine.Names.Write),
            new("read", declared.Haproxy.ReadPort, new Port(port.Number + 1), ServicePorts.ReadHop, ServicePorts.PgBouncerReadExporter, machine.Names.Read),
        ];
    }
}
