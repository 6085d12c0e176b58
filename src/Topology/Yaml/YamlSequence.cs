using ClusterProvisioning.Topology.Diagnostics;

namespace ClusterProvisioning.Topology.Yaml;

/// <summary>A list.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Items">The entries in file order.</param>
internal sealed record YamlSequence(SourceLocation Location, IReadOnlyList<YamlNode> Items) : YamlNode(Location);
