using System.Text.Json;
using System.Text.Json.Serialization;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Writes names as JSON texts and keys, for the declaration's hash.</summary>
internal sealed class ScalarNames : JsonConverter<SqlName>
{
    /// <inheritdoc/>
    public override SqlName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SqlName.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SqlName value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, SqlName value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
