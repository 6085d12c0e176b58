using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Where clients of a site connect.</summary>
/// <param name="Host">The load balancer's name.</param>
/// <param name="WriteEndpoint">Host and port that lead to the primary.</param>
/// <param name="ReadEndpoint">Host and port that lead to the replicas.</param>
internal sealed record PoolerBalancer(Output<string> Host, Output<string> WriteEndpoint, Output<string> ReadEndpoint);
