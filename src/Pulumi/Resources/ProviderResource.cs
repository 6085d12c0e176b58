namespace Pulumi;

/// <summary>A configured provider that resources can be created through.</summary>
public class ProviderResource : CustomResource
{
    private const string TypePrefix = "pulumi:providers:";

    /// <summary>Registers a provider of a package.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base(TypePrefix + package, name, args, options)
    {
    }

    // Read while the base constructor still runs, so it is not a field of its own.
    internal string Package => GetResourceType()[TypePrefix.Length..];
}
