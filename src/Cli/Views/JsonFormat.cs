using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClusterProvisioning.Cli.Views;

/// <summary>How plans and what came of them are written as JSON: indented, and no letter escaped that JSON does not want escaped.</summary>
internal static class JsonFormat
{
    /// <summary>The options for the serializer.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
