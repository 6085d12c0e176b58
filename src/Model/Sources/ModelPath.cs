namespace ClusterProvisioning.Model.Sources;

/// <summary>The way from a region to one of its values, such as <c>sites.primary.networks.database.cidr</c>.</summary>
/// <param name="Text">The path, dots between keys.</param>
public sealed record ModelPath(string Text)
{
    /// <summary>The path of the region itself, which has no keys.</summary>
    public static ModelPath Root { get; } = new("");

    /// <summary>The last key; empty for the region itself.</summary>
    public string Last => Text[(Text.LastIndexOf('.') + 1)..];

    /// <summary>The path of the value that holds this one.</summary>
    public ModelPath Parent => new(Text.LastIndexOf('.') is var dot and >= 0 ? Text[..dot] : "");

    /// <summary>The path of a list's entry, written <c>list[2]</c>.</summary>
    /// <param name="index">Position, from 0.</param>
    public ModelPath Item(int index) => new($"{Text}[{index}]");

    /// <summary>The path of the value with this key.</summary>
    public ModelPath Key(string key) => new(Text.Length == 0 ? key : $"{Text}.{key}");

    /// <summary>The path as messages show it.</summary>
    public override string ToString() => Text;

    /// <summary>A path from the region down through keys.</summary>
    public static ModelPath Of(params object[] keys) => new(string.Join('.', keys));
}
