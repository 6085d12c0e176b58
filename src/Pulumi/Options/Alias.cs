namespace Pulumi;

/// <summary>A name that the resource had before: a whole URN, or what differs from the present one.</summary>
public sealed class Alias
{
    /// <summary>The whole URN; excludes all else.</summary>
    public string? Urn { get; set; }

    /// <summary>The former logical name; the present one if not given.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type token; the present one if not given.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack's name; the present one if not given.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project's name; the present one if not given.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent; excludes <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's URN, where the parent is no resource of the program any more.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>True if the resource had no parent but the stack.</summary>
    public bool NoParent { get; set; }
}
