using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.HaProxy;

namespace ClusterProvisioning.Services.ObjectStorage;

/// <summary>An S3 endpoint of one's own, with HAProxy's TLS in front.</summary>
public sealed class ObjectStorageService : IService, IChecked, IInstalled
{
    /// <summary>The certificate that it shows.</summary>
    public const string Certificate = "object-storage";

    /// <inheritdoc/>
    public string Name => "object-storage";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["python3-boto3", "python3-flask-cors", "python3-moto"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.ObjectStorage;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ObjectStorageFiles.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.ObjectStorage, "S3") { NeedsFlow = true }];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [(NodeCertificates.Of(machine, Certificate, "root") with { Client = false }).ReadBy(HaProxyUnit.Name, ChangeTakes.Reload)],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => ObjectStorageChecks.Of(files);
}
