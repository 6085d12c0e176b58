namespace Pulumi;

/// <summary>Marks a property of a resource or a stack as an output; <see cref="Name"/> is its name on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Creates the mark; without a name the property's own name counts.</summary>
    public OutputAttribute(string? name = null) => Name = name;

    /// <summary>The name that the provider uses; null where the property's own counts.</summary>
    public string? Name { get; }
}
