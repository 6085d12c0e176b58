namespace Pulumi;

/// <summary>A configured provider that resources can be created through.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>Registers a provider of a package.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
        => Package = package;

    internal string Package { get; }
}
