namespace ClusterProvisioning.Preview.Risks;

/// <summary>Machines of which a majority, or one beside the leader, must run.</summary>
/// <param name="Name">What it decides, such as <c>etcd eu-central-primary</c>.</param>
/// <param name="Members">Its members, by name.</param>
public sealed record Quorum(string Name, IReadOnlyList<string> Members);
