using ClusterProvisioning.Topology.Diagnostics;

namespace ClusterProvisioning.Topology.Yaml;

/// <summary>One entry of a mapping.</summary>
/// <param name="KeyLocation">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(SourceLocation KeyLocation, YamlNode Value);
