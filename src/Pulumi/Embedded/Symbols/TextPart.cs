namespace Pulumi.Embedded.Symbols;

/// <summary>A piece of a text: literal, or a hole to be filled with a value, as text or as JSON.</summary>
internal readonly record struct TextPart(string? Literal, Node? Hole, bool AsJson);
