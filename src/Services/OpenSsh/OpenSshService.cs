using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.OpenSsh;

/// <summary>sshd, where a flow leads to it.</summary>
public sealed class OpenSshService : IService, IChecked, IInstalled
{
    /// <inheritdoc/>
    public string Name => "ssh";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["openssh-server"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => SecureShell.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.Ssh, "administrators")];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => machine.Flows.NetworksOf(ServicePorts.Ssh).Count == 0 ? Credentials.None : new Credentials
    {
        Shared = [new SharedFile(SecureShell.AuthorizedKeys, IsRequired: false, new FileReader("ssh", ChangeTakes.Nothing))],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => files.Find(SecureShell.Settings) is null ? [] :
        [new("sshd", SecureShell.Settings, $"ssh-keygen -q -t ed25519 -N '' -f {SecureShell.HostKey} && sshd -t") { Judge = Check.Silent }];
}
