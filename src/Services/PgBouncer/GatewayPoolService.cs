using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>A gateway's PgBouncer: it takes sessions from HAProxy's socket alone, and opens its own to the poolers.</summary>
public sealed class GatewayPoolService : IService, IChecked, IInstalled
{
    /// <inheritdoc/>
    public string Name => "gateway-pool";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["pgbouncer"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Gateway;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => new()
    {
        Files = [.. GatewayPool.Of(machine)],
        Directories = [PgBouncerUnit.Folder, ClusterScripts.Folder, NodePassword.OwnFolder],
        Units = [GatewayPool.Unit],
    };

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine)
    {
        var role = machine.Region.Declared.Ingest.Role;
        var stored = new StoredSecret(SecretNames.OfRole(role), $"Password of database role {role}", IsGenerated: true);
        return new Credentials { Passwords = [new NodePassword(role.ToString(), stored, new FileReader(PgBouncerUnit.Every, ChangeTakes.Restart))] };
    }

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => [PgBouncerUnit.Check(GatewayPool.Instance, $"{GatewayPool.Script}; ")];
}
