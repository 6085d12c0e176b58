using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>A file given by its text.</summary>
public sealed class StringAsset : Asset
{
    /// <summary>Creates it from the file's text.</summary>
    public StringAsset(string text)
        : base(Functions.StringAsset, text)
    {
    }
}
