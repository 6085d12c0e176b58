using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>A machine that is there and that the region does not declare.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">The site whose cluster it is a member of; null where it is none's.</param>
/// <param name="Role">What it runs; null for what has no members.</param>
/// <param name="Loses">What is lost with it.</param>
public sealed record LeavingNode(string Name, string? Site, NodeRole? Role, IReadOnlyList<string> Loses);
