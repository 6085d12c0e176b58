namespace ClusterProvisioning.Model.Sources;

/// <summary>A place in a region file or a profile.</summary>
/// <param name="File">Path of the file, as it was given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary>The place as <c>file:line:column</c>, which terminals and editors make a link of.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
