using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pulumi.Embedded.Symbols;

/// <summary>
/// JSON documents with outputs inside. System.Text.Json writes the document, with a marker for each value that only the engine
/// knows; the text is then cut at the markers. Control characters never stand unescaped in JSON, so one of them marks.
/// </summary>
internal static class JsonText
{
    private const char Marker = '\u0001';

    public static Node Serialize<T>(Output<T> value, JsonSerializerOptions? options)
    {
        options = SymbolJsonConverter.AddTo(options);
        using var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer, WriterOptions(options));
        var leaves = new List<Node>();
        SymbolJsonConverter.Collect(writer, leaves, () => SymbolJsonConverter.WriteNode(writer, value.Node, typeof(T), options));
        writer.Flush();
        var text = Cut(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), leaves);
        return value.Node.IsSecret || Node.AnySecret(leaves) ? text.AsSecret() : text;
    }

    /// <summary>The text that stands for a leaf until the document is cut.</summary>
    public static string MarkerOf(int leaf) => $"{Marker}{leaf.ToString(CultureInfo.InvariantCulture)}{Marker}";

    private static Node Cut(string document, List<Node> leaves)
    {
        var builder = new TextBuilder();
        var pieces = document.Split(Marker);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0)
                builder.AppendLiteral(pieces[i]);
            else if (leaves[int.Parse(pieces[i], CultureInfo.InvariantCulture)] is var leaf and not KnownNode)
                builder.AppendHole(leaf, asJson: true);
        }

        return builder.Build();
    }

    private static JsonWriterOptions WriterOptions(JsonSerializerOptions options) => new()
    {
        Encoder = options.Encoder,
        Indented = options.WriteIndented,
        IndentCharacter = options.IndentCharacter,
        IndentSize = options.IndentSize,
        NewLine = options.NewLine,
        MaxDepth = options.MaxDepth,
        SkipValidation = true,
    };
}
