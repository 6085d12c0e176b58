using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.OpenLdap;

/// <summary>slapd, where a region has a directory of its own.</summary>
public sealed class SlapdService : IService, IChecked, IInstalled
{
    private static readonly FileReader Reader = new(DirectoryFiles.Unit, ChangeTakes.Restart);

    /// <inheritdoc/>
    public string Name => "slapd";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["ldap-utils", "slapd"];

    /// <inheritdoc/>
    public ServiceState State => ServiceState.Data;

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Directory;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => DirectoryFiles.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.Ldaps, "who checks logins") { NeedsFlow = true }];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates =
        [
            (NodeCertificates.Of(machine, DirectoryFiles.Certificate, "openldap") with { Client = false }).ReadBy(DirectoryFiles.Unit, ChangeTakes.Restart),
        ],
        Passwords = machine.Region.Declared.Security.Ldap is not { } ldap ? [] :
        [
            .. ldap.Roles
                .Select(role => Password(new StoredSecret(
                    DirectoryPasswords.OfPerson(role),
                    $"Password of {role} in the region's directory",
                    IsGenerated: true))),
            .. DirectoryPasswords.OfSearcher(machine.Region) is { } searcher ? [Password(searcher)] : Array.Empty<NodePassword>(),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => DirectoryChecks.Of(files);

    private static NodePassword Password(StoredSecret stored) => new(stored.Name, stored, Reader);
}
