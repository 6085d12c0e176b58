namespace Pulumi;

/// <summary>How Pulumi treats a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Deletes before it creates, when the resource is replaced.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Names of outputs that the engine keeps encrypted in the state besides those that the provider marks.</summary>
    public List<string> AdditionalSecretOutputs { get; set; } = [];

    /// <summary>The identifier of an existing resource that is taken over.</summary>
    public string? ImportId { get; set; }

    /// <summary>Environment variables of a provider by the names under which it finds them.</summary>
    public Dictionary<string, string> EnvVarMappings { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Both together: the second's values win, lists are joined; neither is changed.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        if (options1 is not null)
            merged.Overlay(options1);
        if (options2 is not null)
            merged.Overlay(options2);
        return merged;
    }

    private void Overlay(CustomResourceOptions other)
    {
        base.Overlay(other);
        DeleteBeforeReplace = other.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = other.ImportId ?? ImportId;
        AdditionalSecretOutputs.AddRange(other.AdditionalSecretOutputs);
        foreach (var mapping in other.EnvVarMappings)
            EnvVarMappings[mapping.Key] = mapping.Value;
    }
}
