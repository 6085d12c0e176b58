namespace Pulumi;

/// <summary>Common to unions of all types.</summary>
internal interface IUnion
{
    object? Value { get; }
}
