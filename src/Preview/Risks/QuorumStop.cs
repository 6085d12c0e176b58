namespace ClusterProvisioning.Preview.Risks;

/// <summary>Members of a quorum that the engine stops without waiting for one another.</summary>
/// <param name="Quorum">The quorum as it stands before the change.</param>
/// <param name="Stopped">The members, by name.</param>
public sealed record QuorumStop(Quorum Quorum, IReadOnlyList<string> Stopped);
