namespace ClusterProvisioning.Services.Text;

/// <summary>A YAML mapping whose keys stay in the order in which they were added.</summary>
internal sealed class YamlMap : OrderedDictionary<string, object?>
{
    /// <summary>A map without a key, for an initializer to fill.</summary>
    public YamlMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds all entries of another one; a key that is there already gets the new value in its old place.</summary>
    public YamlMap With(IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach (var (key, value) in entries)
            this[key] = value;
        return this;
    }
}
