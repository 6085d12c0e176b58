namespace ClusterProvisioning.Preview.Programs;

/// <summary>A map of a program or a state, or of a YAML file.</summary>
/// <param name="Entries">Its entries, by key.</param>
public sealed record MapValue(IReadOnlyDictionary<string, InputValue> Entries) : InputValue
{
    /// <summary>The map without entries.</summary>
    public static MapValue Empty { get; } = new(new Dictionary<string, InputValue>());

    /// <inheritdoc/>
    public override string Shown =>
        $"{{{string.Join(", ", Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value.Shown}"))}}}";

    /// <summary>The value of a key; null where there is none.</summary>
    public InputValue? this[string key] => Entries.GetValueOrDefault(key);

    /// <summary>The text of a key; null where there is none.</summary>
    public string? Text(string key) => (this[key] as ScalarValue)?.Text;

    /// <summary>The map of a key; empty where there is none.</summary>
    public MapValue Map(string key) => this[key] as MapValue ?? Empty;

    /// <summary>True if the key's text is <c>true</c>, in either case; false without the key.</summary>
    public bool Flag(string key) => string.Equals(Text(key), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts of a key's list; none where the key is missing or no list.</summary>
    public IReadOnlyList<string> Texts(string key) => this[key] is ListValue list ? [.. list.Items.OfType<ScalarValue>().Select(item => item.Text)] : [];

    /// <inheritdoc/>
    internal override IEnumerable<InputValue> Within() => Entries.Values.SelectMany(value => value.Within()).Prepend(this);
}
