namespace Pulumi;

/// <summary>Marks a struct as an enumeration whose values are text or numbers on the wire.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
