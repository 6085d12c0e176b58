namespace ClusterProvisioning.Model.Sources;

/// <summary>Where each value of a region stands, so that a rule's finding points at the line that its reader has to change.</summary>
/// <param name="file">The region file: the place of values that are nowhere written.</param>
public sealed class SourceMap(string file)
{
    private readonly Dictionary<string, SourceLocation> _places = new(StringComparer.Ordinal);

    /// <summary>The place of a value, or of the nearest written value around it.</summary>
    public SourceLocation Find(ModelPath path)
    {
        for (var at = path; at.Text.Length > 0; at = at.Parent)
        {
            if (_places.TryGetValue(at.Text, out var place))
                return place;
        }

        return new SourceLocation(file, 1, 1);
    }

    internal void Add(ModelPath path, SourceLocation place) => _places[path.Text] = place;
}
