using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A list of the file, in block or flow style.</summary>
/// <param name="Location">Where its first dash or bracket stands.</param>
/// <param name="Items">The entries in file order.</param>
internal sealed record YamlSequence(SourceLocation Location, IReadOnlyList<YamlNode> Items) : YamlNode(Location);
