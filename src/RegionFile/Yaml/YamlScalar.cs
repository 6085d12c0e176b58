using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A single value: text, number or truth value, not yet read as one of them.</summary>
/// <param name="Location">Where the value starts.</param>
/// <param name="Text">The text, unquoted.</param>
/// <param name="IsPlain">True if it was written without quotes, so that <c>true</c>, <c>5</c> and <c>~</c> have their meaning.</param>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsPlain) : YamlNode(Location)
{
    /// <summary>True for an empty value, <c>~</c> and <c>null</c> (YAML 1.2 core schema).</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}
