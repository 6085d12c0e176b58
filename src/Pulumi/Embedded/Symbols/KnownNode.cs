namespace Pulumi.Embedded.Symbols;

/// <summary>A value that the program itself gave.</summary>
internal sealed record KnownNode(object? Value, bool IsSecret = false) : Node(IsSecret);
