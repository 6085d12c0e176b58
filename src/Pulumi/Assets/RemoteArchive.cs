using Pulumi.Embedded.Yaml;

namespace Pulumi;

/// <summary>An archive file behind a URI.</summary>
public sealed class RemoteArchive : Archive
{
    /// <summary>Creates it from an http, https or file URI.</summary>
    public RemoteArchive(string uri)
        : base(Functions.RemoteArchive, uri)
    {
    }
}
