using Pulumi.Embedded;

namespace Pulumi;

/// <summary>Something that Pulumi manages.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;

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
        Key = Recorder.Current.Reserve(type, name);
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

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The logical name.</summary>
    public string GetResourceName() => _name;

    private CustomResourceOptions Inherit(CustomResourceOptions options)
    {
        if (options.Parent?.Options is not { } parent)
            return options;
        options.Protect ??= parent.Protect;
        if (options.Provider is null && parent.Provider is { } provider && _type.StartsWith(provider.Package + ":", StringComparison.Ordinal))
            options.Provider = provider;
        return options;
    }
}
