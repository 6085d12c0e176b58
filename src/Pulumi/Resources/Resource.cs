using System.Collections.Immutable;
using Pulumi.Embedded;

namespace Pulumi;

/// <summary>Something that Pulumi manages, by type and logical name; base of what providers have and of components.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    /// <summary>For a stack, which is no resource of the program.</summary>
    private protected Resource(string type, string name, string urn)
    {
        _type = type;
        _name = name;
        Key = "";
        Urn = Output.Create(urn);
    }

    private protected Resource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        _type = type;
        _name = name;
        Options = Inherit(CustomResourceOptions.Merge(null, options));
        Key = Recorder.Current.Reserve(this);
        OutputShape.Bind(this, Options);
        Recorder.Current.Record(this, args ?? ResourceArgs.Empty, Options);
    }

    /// <summary>The resource's unique name over all stacks.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal string Key { get; }

    internal CustomResourceOptions? Options { get; }

    /// <summary>The types of all parents and its own, as in a URN.</summary>
    internal string QualifiedType => Options?.Parent is CustomResource parent ? $"{parent.QualifiedType}${_type}" : _type;

    /// <summary>The type token, such as <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string GetResourceType() => _type;

    /// <summary>The logical name, unique for its type in the stack.</summary>
    public string GetResourceName() => _name;

    // As the official SDK: a provider counts for this resource's package, here and in all descendants.
    private CustomResourceOptions Inherit(CustomResourceOptions options)
    {
        var package = _type[..Math.Max(0, _type.IndexOf(':', StringComparison.Ordinal))];
        if (options.Parent is { } parent)
        {
            options.Protect ??= parent.Options?.Protect;
            options.Provider ??= parent._providers.GetValueOrDefault(package);
            _providers = parent._providers;
        }

        if (options.Provider is not null)
            _providers = _providers.SetItem(package, options.Provider);
        return options;
    }
}
