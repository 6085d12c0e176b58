using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary><c>/etc/resolv.conf</c>, where a declared way leads to name servers: a cloud's beside
/// every machine (AWS docs, "Amazon DNS server"), or machines of one's own.</summary>
internal static class Resolver
{
    /// <summary>The name servers of the machine; none where no way leads to a server.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine)
    {
        var servers = machine.ServersOf(EgressService.Dns);
        return servers.Count == 0 ? [] :
        [
            TextFile.Root("/etc/resolv.conf", [TextFile.Notice, .. servers.Select(server => $"nameserver {server.Base}"), "options timeout:2 attempts:2"])
                .ReadBy("name lookups", ChangeTakes.Nothing),
        ];
    }
}
