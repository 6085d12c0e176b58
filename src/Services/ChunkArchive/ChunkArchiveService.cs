using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.ChunkArchive;

/// <summary>Copies chunks that are past their time to the archive, on whichever member leads.</summary>
public sealed class ChunkArchiveService : IService
{
    /// <inheritdoc/>
    public string Name => "chunk-archive";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ChunkArchiveFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new() { Secrets = ChunkArchiveFiles.Secrets(machine) };
}
