using ClusterProvisioning.Services.HaProxy;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Services.ObjectStorage;

/// <summary>An S3 endpoint of one's own, with HAProxy's TLS in front.</summary>
public sealed class ObjectStorageService : IService, IChecked
{
    /// <summary>The certificate that it shows.</summary>
    public const string Certificate = "object-storage";

    /// <inheritdoc/>
    public string Name => "object-storage";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.ObjectStorage;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ObjectStorageFiles.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.ObjectStorage, "S3")];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [(NodeCertificates.Of(machine, Certificate, "root") with { Client = false }).ReadBy(HaProxyUnit.Name, ChangeTakes.Reload)],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => ObjectStorageChecks.Of(files);
}
