namespace Pulumi;

/// <summary>A name that the resource had before: a whole URN, or what differs from the present one.</summary>
public sealed class Alias
{
    /// <summary>The whole URN; excludes all else.</summary>
    public string? Urn { get; set; }

    /// <summary>The former logical name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type token.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>The resource had no parent.</summary>
    public bool NoParent { get; set; }
}
