using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A value in a region file, with its place.</summary>
/// <param name="Location">Where the value starts.</param>
internal abstract record YamlNode(SourceLocation Location);
