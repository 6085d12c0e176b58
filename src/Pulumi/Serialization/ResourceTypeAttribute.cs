namespace Pulumi;

/// <summary>Ties a class to the resource type that it binds; packages derive their own attribute from it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute : Attribute
{
    /// <summary>Creates the tie from a type token and the package's version.</summary>
    public ResourceTypeAttribute(string type, string? version)
    {
        Type = type;
        Version = version;
    }

    /// <summary>The type token, such as <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string Type { get; }

    /// <summary>The version of the package that the class was generated from; null where none is asked for.</summary>
    public string? Version { get; }
}
