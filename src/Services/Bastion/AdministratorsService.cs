using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Bastion;

/// <summary>What administrators find on a bastion: where the members are, and the certificate with which they are asked.</summary>
public sealed class AdministratorsService : IService
{
    /// <summary>The name of the certificate that administrators show to the members.</summary>
    public const string Certificate = "administrator";

    /// <inheritdoc/>
    public string Name => "administrators";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Bastion;

    /// <inheritdoc/>
    public bool RunsJobs => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => BastionFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [(NodeCertificates.Of(machine, Certificate, "root") with { Server = false }).ReadBy("administrators", ChangeTakes.Nothing)],
    };
}
