using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>A file behind a URI, which the engine fetches.</summary>
public sealed class RemoteAsset : Asset
{
    /// <summary>Creates it from an http, https or file URI.</summary>
    public RemoteAsset(string uri)
        : base(Functions.RemoteAsset, uri)
    {
    }
}
