using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>A secret of the store and whose machines read it.</summary>
/// <param name="Stored">The secret.</param>
/// <param name="Readers">The roles whose machines read it, each once.</param>
public sealed record MachineSecret(StoredSecret Stored, IReadOnlyList<NodeRole> Readers);
