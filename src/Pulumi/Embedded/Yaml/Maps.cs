using System.Collections;

namespace Pulumi.Embedded.Yaml;

/// <summary>Maps in the order in which they are written.</summary>
internal static class Maps
{
    /// <summary>Sorted by ordinal: the order of hashed maps changes from process to process.</summary>
    public static SortedList<string, object?> Sorted(IDictionary map)
    {
        var sorted = new SortedList<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Key is not string key)
                throw new ProgramException($"A map with keys of type {entry.Key.GetType().Name} cannot be an argument: keys must be texts.");
            sorted[key] = entry.Value;
        }

        return sorted;
    }
}
