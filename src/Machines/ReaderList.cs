using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>Who reads each file of a machine, as it lies beside a rendered bundle: JSON, by
/// path. Another version of this program reads it without knowing the daemons.</summary>
public static class ReaderList
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The text of a bundle's list, its credentials among the files.</summary>
    public static string Write(Bundle bundle) => JsonSerializer.Serialize(Of(bundle), Form) + "\n";

    /// <summary>Reads the list back that a rendered bundle has beside it.</summary>
    /// <exception cref="JsonException">It is no such list.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Read(string text) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<FileReader>>>(text, Form) ?? [];

    /// <summary>The readers of a bundle's files and credentials, by path.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var all = new SortedDictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);
        foreach (var file in bundle.Files)
            all[file.Path] = file.Readers;
        foreach (var (path, readers) in CredentialReaders.Of(bundle.Credentials))
            all[path] = readers;
        return all;
    }
}
