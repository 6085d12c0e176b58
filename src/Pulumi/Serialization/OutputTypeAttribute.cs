namespace Pulumi;

/// <summary>Marks a class as a structured output value.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;
