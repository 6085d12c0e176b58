using System.Collections.Immutable;
using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>An archive made of named assets and archives.</summary>
public sealed class AssetArchive : Archive
{
    /// <summary>Creates it from the entries' paths and contents.</summary>
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
        : base(Functions.AssetArchive, assets.ToImmutableDictionary())
    {
    }
}
