using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>One entry of a mapping: the value, and where its key stands, since a profile's value and the file's own differ in place.</summary>
/// <param name="KeyLocation">Where the key stands.</param>
/// <param name="Value">The value of the key, of any kind.</param>
internal sealed record YamlEntry(SourceLocation KeyLocation, YamlNode Value);
