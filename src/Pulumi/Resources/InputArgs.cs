namespace Pulumi;

/// <summary>Base of all classes of arguments; their inputs carry <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    /// <summary>For the classes of a package.</summary>
    protected InputArgs()
    {
    }
}
