using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Embedded.Symbols;

/// <summary>Writes maps, lists, texts, numbers and outputs without asking what their types are made of.</summary>
/// <remarks>System.Text.Json makes converters for each type that it meets, and a compile is a cold start: that was a twelfth of one. The bytes are
/// the same; whatever is not of these shapes is left to the serializer.</remarks>
internal static class PlainJson
{
    // As deep as the serializer goes (JsonSerializerOptions.MaxDepth).
    private const int Deepest = 64;

    /// <summary>Writes a value; false, and nothing is written, where the serializer must.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        if (!IsPlain(options) || !IsPlain(value))
            return false;
        Write(writer, value, options);
        return true;
    }

    // Options that change how plain values are written.
    private static bool IsPlain(JsonSerializerOptions options) =>
        options is { NumberHandling: JsonNumberHandling.Strict, ReferenceHandler: null, DictionaryKeyPolicy: null, Converters.Count: 1 };

    // Bytes are text in JSON, several dimensions and what holds itself are none: the serializer says so.
    private static bool IsPlain(object? value, int depth = 0) => value switch
    {
        null or string or bool or int or long or ISymbol => true,
        byte[] or Array { Rank: > 1 } => false,
        IDictionary map => depth < Deepest && map.Keys is ICollection<string> && AreAllPlain(map.Values, depth + 1),
        IList list => depth < Deepest && AreAllPlain(list, depth + 1),
        _ => false,
    };

    private static bool AreAllPlain(IEnumerable values, int depth)
    {
        foreach (var value in values)
        {
            if (!IsPlain(value, depth))
                return false;
        }

        return true;
    }

    private static void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case ISymbol symbol: SymbolJsonConverter.WriteNode(writer, symbol.Node, symbol.ValueType, options); break;
            case IDictionary map: WriteMap(writer, map, options); break;
            case IList list: WriteList(writer, list, options); break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} is not plain.");
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName((string)entry.Key);
            Write(writer, entry.Value, options);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IList list, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            Write(writer, item, options);
        writer.WriteEndArray();
    }
}
