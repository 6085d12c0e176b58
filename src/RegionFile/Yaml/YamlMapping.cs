using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A mapping, entries in file order.</summary>
/// <param name="Location">Where its first key or brace stands.</param>
/// <param name="Entries">Value and key place by key.</param>
internal sealed record YamlMapping(SourceLocation Location, OrderedDictionary<string, YamlEntry> Entries) : YamlNode(Location)
{
    /// <summary>This mapping with another laid over it: mappings merge, everything else replaces, null removes what was inherited.</summary>
    public YamlMapping OverlaidBy(YamlMapping over)
    {
        var merged = new OrderedDictionary<string, YamlEntry>(Entries, StringComparer.Ordinal);
        foreach (var (key, entry) in over.Entries)
        {
            if (!merged.TryGetValue(key, out var inherited))
                merged.Add(key, entry);
            else if (entry.Value is YamlScalar { IsNull: true })
                merged.Remove(key);
            else if (inherited.Value is YamlMapping below && entry.Value is YamlMapping above)
                merged[key] = entry with { Value = below.OverlaidBy(above) };
            else
                merged[key] = entry;
        }

        return new YamlMapping(over.Location, merged);
    }
}
