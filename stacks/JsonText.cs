using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>Small JSON documents whose outputs stand in them as they are: ARNs, names and addresses, in none of which JSON escapes anything.</summary>
/// <remarks>Shorter in the program than <see cref="Output.JsonSerialize{T}"/>, the same through both doors, and without the cold start of a
/// serializer.</remarks>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly List<object?> _holes = [];

    private JsonText()
    {
    }

    /// <summary>A document of texts, whole numbers, truths, lists, maps and outputs of text.</summary>
    public static Output<string> Of(Dictionary<string, object> document) => Whole(document);

    /// <summary>A document that is a list of such maps.</summary>
    public static Output<string> ListOf(IEnumerable<Dictionary<string, object>> documents) => Whole(documents);

    /// <summary>A map of a document.</summary>
    public static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map.Add(key, value);
        return map;
    }

    private static Output<string> Whole(object document)
    {
        var json = new JsonText();
        json.Append(document);
        return Output.Format(FormattableStringFactory.Create(json._text.ToString(), [.. json._holes]));
    }

    private void Append(object value)
    {
        switch (value)
        {
            case string text:
                _text.Append('"').Append(Plain(text)).Append('"');
                break;
            case Output<string> output:
                _text.Append(CultureInfo.InvariantCulture, $"\"{{{_holes.Count}}}\"");
                _holes.Add(output);
                break;
            case bool truth:
                _text.Append(truth ? "true" : "false");
                break;
            case int number:
                _text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                AppendMap(map);
                break;
            case IEnumerable list:
                AppendList(list);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} cannot stand in a JSON document of the stacks.", nameof(value));
        }
    }

    // Braces are doubled: the text is a format with holes.
    private void AppendMap(IDictionary map)
    {
        _text.Append("{{");
        var separator = "";
        foreach (DictionaryEntry entry in map)
        {
            _text.Append(separator);
            Append(entry.Key);
            _text.Append(':');
            Append(entry.Value!);
            separator = ",";
        }

        _text.Append("}}");
    }

    private void AppendList(IEnumerable list)
    {
        _text.Append('[');
        var separator = "";
        foreach (var item in list)
        {
            _text.Append(separator);
            Append(item);
            separator = ",";
        }

        _text.Append(']');
    }

    private static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsControl(letter))
                throw new ArgumentException($"'{text}' holds a control character, which JSON would have to escape.", nameof(text));
            escaped.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", '{' => "{{", '}' => "}}", _ => letter.ToString() });
        }

        return escaped.ToString();
    }
}
