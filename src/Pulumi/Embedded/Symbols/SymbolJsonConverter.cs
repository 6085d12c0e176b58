using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Embedded.Symbols;

/// <summary>Writes inputs and outputs into a JSON document: what they hold, or a marker.</summary>
internal sealed class SymbolJsonConverter : JsonConverter<ISymbol>
{
    // One converter for all documents: the serializer shares what it learns of types between options that are equal.
    // What belongs to one document hangs on its writer.
    private static readonly SymbolJsonConverter Instance = new();
    private static readonly ConditionalWeakTable<Utf8JsonWriter, List<Node>> Leaves = [];

    public static JsonSerializerOptions AddTo(JsonSerializerOptions? options)
        => new(options ?? JsonSerializerOptions.Default) { Converters = { Instance } };

    public static void Collect(Utf8JsonWriter writer, List<Node> leaves, Action write)
    {
        Leaves.Add(writer, leaves);
        write();
        Leaves.Remove(writer);
    }

    public override bool CanConvert(Type typeToConvert) => typeof(ISymbol).IsAssignableFrom(typeToConvert);

    public override ISymbol Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new ProgramException("Outputs cannot be read from JSON.");

    public override void Write(Utf8JsonWriter writer, ISymbol value, JsonSerializerOptions options)
        => WriteNode(writer, value.Node, value.ValueType, options);

    public static void WriteNode(Utf8JsonWriter writer, Node node, Type type, JsonSerializerOptions options)
    {
        switch (node)
        {
            case KnownNode known:
                if (known.IsSecret && Leaves.TryGetValue(writer, out var leaves))
                    leaves.Add(known);
                if (!PlainJson.TryWrite(writer, known.Value, options))
                    JsonSerializer.Serialize(writer, known.Value, TypeOf(known.Value, type), options);
                break;
            case ListNode list:
                WriteList(writer, list, type, options);
                break;
            case MapNode map:
                WriteMap(writer, map, type, options);
                break;
            default:
                WriteLeaf(writer, node, type, options);
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ListNode list, Type type, JsonSerializerOptions options)
    {
        if (!IsList(type))
            throw new ProgramException($"A {type.Name} made of outputs cannot be written as JSON: give each output its place in the document.");
        writer.WriteStartArray();
        foreach (var item in list.Items)
            WriteNode(writer, item, type.GetGenericArguments()[0], options);
        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, MapNode map, Type type, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var entry in map.Entries)
        {
            writer.WritePropertyName(options.DictionaryKeyPolicy?.ConvertName(entry.Key) ?? entry.Key);
            WriteNode(writer, entry.Value, type.GetGenericArguments()[^1], options);
        }

        writer.WriteEndObject();
    }

    private static void WriteLeaf(Utf8JsonWriter writer, Node node, Type type, JsonSerializerOptions options)
    {
        const string Escaped = "the two Pulumi doors escape it differently";
        if (node.IsSecret)
            throw new ProgramException($"A secret cannot stand inside a JSON document: {Escaped}. Store it as a value of its own.");
        if (!IsScalar(type) && !(IsList(type) && IsScalar(type.GetGenericArguments()[0]) && !options.WriteIndented))
            throw new ProgramException($"A {type.Name} that only the engine knows cannot stand inside a JSON document: take its fields one by one.");
        if (!Leaves.TryGetValue(writer, out var leaves))
            throw new ProgramException("An output stands inside a JSON document of another serializer: use Output.JsonSerialize.");
        var isVouchedFor = type == typeof(string) && JsonText.VouchesForTexts(options);
        writer.WriteRawValue(isVouchedFor ? JsonText.QuotedMarkerOf(leaves.Count) : JsonText.MarkerOf(leaves.Count), skipInputValidation: true);
        leaves.Add(node);
    }

    private static Type TypeOf(object? value, Type declared) => declared.IsInstanceOfType(value) ? declared : value?.GetType() ?? typeof(object);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static bool IsScalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool);
    }
}
