using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Services.Text;

/// <summary>JSON as people read it in a file of a machine.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document as the text of a file, indented, with a line feed at its end.</summary>
    public static string Of(JsonObject document) => document.ToJsonString(Form) + "\n";

    /// <summary>Texts as a JSON array.</summary>
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
