using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi.Embedded.Symbols;

/// <summary>
/// JSON documents with outputs inside. System.Text.Json writes the document, with a marker for each value that only the engine
/// knows; the text is then cut at the markers. Control characters never stand unescaped in JSON, so one of them marks.
/// </summary>
internal static class JsonText
{
    private const char Marker = '\u0001';
    private const char Quoted = 'q';

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

    /// <summary>The same for a text that stands between its quotes as it is.</summary>
    public static string QuotedMarkerOf(int leaf) => $"\"{Marker}{Quoted}{leaf.ToString(CultureInfo.InvariantCulture)}{Marker}\"";

    /// <summary>True if the caller vouches for texts that only the engine knows: no quote, no backslash and no control character is in them.</summary>
    /// <remarks>Names and addresses of a cloud are such texts; the program is shorter without a function for each.</remarks>
    public static bool VouchesForTexts(JsonSerializerOptions options) => ReferenceEquals(options.Encoder, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static Node Cut(string document, List<Node> leaves)
    {
        var builder = new TextBuilder();
        var pieces = document.Split(Marker);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0)
                builder.AppendLiteral(pieces[i]);
            else if (pieces[i][0] == Quoted)
                builder.Append(new TextBuilder.Argument(Plain(leaves[NumberIn(pieces[i][1..])]), typeof(string)), "");
            else if (leaves[NumberIn(pieces[i])] is var leaf and not KnownNode)
                builder.AppendHole(leaf, asJson: true);
        }

        return builder.Build();
    }

    private static int NumberIn(string marker) => int.Parse(marker, CultureInfo.InvariantCulture);

    private static Node Plain(Node leaf)
    {
        if (leaf is TextNode text
            && text.Parts.Any(part => part.AsJson || part.Literal?.Any(letter => char.IsControl(letter) || letter is '"' or '\\') == true))
        {
            throw new ProgramException("A text with quotes, backslashes or numbers inside cannot stand in JSON as it is: leave out the relaxed encoder.");
        }

        return leaf;
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
