namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource under its logical name.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args, options)
    {
    }

    /// <summary>The provider's identifier of the resource.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
