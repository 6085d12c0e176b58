using ClusterProvisioning.Model.Values;
using YamlDotNet.Serialization;

namespace ClusterProvisioning.Services.Text;

/// <summary>Writes YAML files. Keys stay in the order in which they were given.</summary>
internal static class YamlText
{
    // Texts such as on and off are quoted: Patroni and others read YAML 1.1, where they are booleans.
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .WithNewLine("\n")
        .DisableAliases()
        .Build();

    /// <summary>The text of a document, under the notice.</summary>
    public static string Of(YamlMap document) => $"{TextFile.Notice}\n{Serializer.Serialize(document)}";

    /// <summary>A duration in whole seconds.</summary>
    public static long Seconds(Duration duration) => duration.Milliseconds / 1000;
}
