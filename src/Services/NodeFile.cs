namespace ClusterProvisioning.Services;

/// <summary>A file on a machine.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Mode">Its mode in octal, such as <c>0644</c>.</param>
/// <param name="Owner">The user that owns it, by name: numbers differ from image to image.</param>
/// <param name="Group">The group that owns it, by name.</param>
/// <param name="Content">Its text; lines end with a line feed.</param>
public sealed record NodeFile(string Path, string Mode, string Owner, string Group, string Content)
{
    /// <summary>Who reads it, and what a change takes. The base system's own places need none: <see cref="SystemPlaces"/> knows them.</summary>
    public IReadOnlyList<FileReader> Readers { get; init; } = [];

    /// <summary>The file with one more reader.</summary>
    /// <param name="unit">The reader's unit, or a word for it.</param>
    /// <param name="takes">What a change takes.</param>
    public NodeFile ReadBy(string unit, ChangeTakes takes) => ReadBy(new FileReader(unit, takes));

    /// <summary>The file with one more reader.</summary>
    public NodeFile ReadBy(FileReader reader) => this with { Readers = [.. Readers, reader] };
}
