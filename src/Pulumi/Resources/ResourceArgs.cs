namespace Pulumi;

/// <summary>Base of the arguments of resources and of the objects nested in them.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>The arguments of a resource that takes none.</summary>
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}
