using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Housekeeping;

/// <summary>Moves and drops chunks on a timer, on whichever member leads.</summary>
public sealed class HousekeepingService : IService
{
    /// <inheritdoc/>
    public string Name => "housekeeping";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => HousekeepingFiles.Of(machine);
}
