using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>A folder or an archive file on disk.</summary>
public sealed class FileArchive : Archive
{
    /// <summary>Creates it from a path, relative to the program's folder.</summary>
    public FileArchive(string path)
        : base(Functions.FileArchive, path)
    {
    }
}
