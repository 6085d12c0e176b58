using System.Text.Encodings.Web;
using System.Text.Json;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>JSON documents whose outputs are ARNs, ids, names and addresses: in none of these JSON escapes anything, so that they stand in the
/// program as they are.</summary>
/// <remarks>The encoder says so to the embedded door; System.Text.Json prints the same text with it behind the official one.</remarks>
internal static class Json
{
    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document's text.</summary>
    public static Output<string> Of<T>(T document) => Output.JsonSerialize(Output.Create(document), AsTheyAre);

    /// <summary>A map of a document, in the order of its entries.</summary>
    public static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map.Add(key, value);
        return map;
    }
}
