using System.Text.Json;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Null in the sense of both doors: a property or map entry without a value is not sent.</summary>
internal static class Null
{
    public static bool Is(object? value) => value switch
    {
        null => true,
        ISymbol symbol => Is(symbol.Argument),
        Node node => node is KnownNode { Value: var known } && Is(known),
        IUnion union => Is(union.Value),
        JsonElement json => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined,
        _ => false,
    };
}
