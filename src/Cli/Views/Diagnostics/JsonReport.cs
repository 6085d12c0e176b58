using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.Cli.Views.Diagnostics;

/// <summary>For a program: every diagnostic, uncut.</summary>
internal sealed class JsonReport : DiagnosticReport
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LoadedRegion> regions)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartArray();
            foreach (var region in regions)
                Write(json, region);
            json.WriteEndArray();
        }

        output.Write(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private static void Write(Utf8JsonWriter json, LoadedRegion region)
    {
        json.WriteStartObject();
        json.WriteString("file", region.File);
        json.WriteBoolean("valid", region.Region is not null);
        json.WriteStartArray("diagnostics");
        foreach (var found in region.Diagnostics)
            Write(json, found);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic found)
    {
        json.WriteStartObject();
        json.WriteString("code", found.Code);
        json.WriteString("severity", found.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("file", found.Location.File);
        json.WriteNumber("line", found.Location.Line);
        json.WriteNumber("column", found.Location.Column);
        json.WriteString("message", found.Message);
        json.WriteString("fix", found.Fix);
        json.WriteEndObject();
    }
}
