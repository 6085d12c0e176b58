namespace Pulumi;

/// <summary>Gives the name on the wire of an output constructor's parameter where the two differ.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute : Attribute
{
    /// <summary>Creates the mark with the name that the provider uses.</summary>
    public OutputConstructorParameterAttribute(string name) => Name = name;

    /// <summary>The name that the provider uses, in its own spelling.</summary>
    public string Name { get; }
}
