namespace Pulumi;

/// <summary>Marks the constructor of an output type; its parameter names are the names on the wire.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
