namespace Pulumi;

/// <summary>Base of all classes of arguments; their inputs carry <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    /// <summary>For derived classes, those of a package's arguments.</summary>
    protected InputArgs()
    {
    }
}
