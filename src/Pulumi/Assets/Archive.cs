namespace Pulumi;

/// <summary>Several files that a provider gets as one archive: a file or folder on disk, a URI, or a map of assets.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string function, object source)
        : base(function, source)
    {
    }
}
