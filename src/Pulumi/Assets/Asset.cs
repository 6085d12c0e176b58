namespace Pulumi;

/// <summary>One file that a provider gets: from disk, from a URI or as a text.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string function, object source)
        : base(function, source)
    {
    }
}
