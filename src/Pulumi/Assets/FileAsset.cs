using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>A file on disk, which the engine reads when it runs.</summary>
public sealed class FileAsset : Asset
{
    /// <summary>Creates it from a path, relative to the program's folder.</summary>
    public FileAsset(string path)
        : base(Functions.FileAsset, path)
    {
    }
}
