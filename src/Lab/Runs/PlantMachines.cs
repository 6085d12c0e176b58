using System.Globalization;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>The plants' machines as the lab plays them.</summary>
/// <param name="session">The run.</param>
public sealed class PlantMachines(LabSession session)
{
    private LabContext Lab => session.Lab;

    /// <summary>The certificate of a machine; issued now unless it has one.</summary>
    public IssuedCertificate Issue(string machine) => MachineAuthority.Open(Lab.Folder).Issue(machine);

    /// <summary>Takes a machine's certificate back, and gives the new list to every gateway that runs.</summary>
    public void Revoke(string machine, ILabProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var preparation = new NodePreparation(Lab, progress);
        var gateways = Lab.Plan.NodesOf(NodeRole.Gateway).Where(node => Lab.Machine(node).Init is not null)
            .Select(node => (Node: node, Before: preparation.ContentOf(node))).ToList();
        progress.Step(machine, MachineAuthority.Open(Lab.Folder).Revoke(machine) ? "its certificate is revoked" : "its certificate was revoked before");
        foreach (var (gateway, before) in gateways)
        {
            preparation.Replace(gateway, MachineTrust.RevocationPath, before);
            progress.Step(gateway.Name, "has the new list");
        }
    }

    /// <summary>Runs psql as a machine does: in its network, with its certificate, through the gateways. The program is the bastion's.</summary>
    /// <returns>psql's exit code.</returns>
    public async Task<int> PsqlAsync(string machine, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var ways = Lab.Plan.NodesOf(NodeRole.Gateway).Select(gateway => MachineAccess.To(Lab, gateway, machine)).OfType<ServerAccess>().ToList();
        if (ways.Count == 0)
        {
            throw new LabException($"No network of region {Lab.Plan.Region.Name} leads to port {Lab.Plan.Region.Declared.Ingest.Port} of a gateway; "
                + "declare a flow to it.");
        }

        var bastion = Lab.Plan.NodesOf(NodeRole.Bastion).First();
        var init = Lab.Machine(bastion).Init ?? throw new LabException($"{bastion.Name} is off; start it first: "
            + $"provision lab start {bastion.Name} --lab {Lab.Folder.Name}");
        using var keys = new PassingKey(Lab.Folder.Node(bastion.Name).Root, ways[0].Target.SslCertificate!, ways[0].Target.SslKey!);
        return await Psql(ways, init, keys, arguments).RunAttachedAsync(cancel).ConfigureAwait(false);
    }

    private static ExternalProgram Psql(List<ServerAccess> ways, HostProcess bastion, PassingKey keys, IReadOnlyList<string> arguments) => new(
        "nsenter",
        [
            "--target", bastion.Id.ToString(CultureInfo.InvariantCulture), "--mount", "--uts", $"--net={ways[0].Place.Path}", "--",
            "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--bounding-set=-all", "--no-new-privs", "--",
            "psql", .. arguments,
        ])
    {
        Environment = new Dictionary<string, string>
        {
            ["PGHOST"] = string.Join(',', ways.Select(way => way.Target.Host)),
            ["PGPORT"] = ways[0].Target.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = ways[0].Target.Username!,
            ["PGDATABASE"] = ways[0].Target.Database!,
            ["PGSSLMODE"] = "verify-full",
            ["PGSSLNEGOTIATION"] = "direct",
            ["PGSSLROOTCERT"] = NodeCertificates.AuthorityPath,
            ["PGSSLCERT"] = keys.CertificatePath,
            ["PGSSLKEY"] = keys.KeyPath,
            ["PGCONNECT_TIMEOUT"] = "5",
            ["PSQL_HISTORY"] = "/dev/null",
            ["HOME"] = "/nonexistent",
            ["LANG"] = "C.UTF-8",
        },
    };
}
