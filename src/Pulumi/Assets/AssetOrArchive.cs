namespace Pulumi;

/// <summary>A file or a collection of files that travels to a provider.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string function, object source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Function = function;
        Source = source;
    }

    internal string Function { get; }

    internal object Source { get; }
}
