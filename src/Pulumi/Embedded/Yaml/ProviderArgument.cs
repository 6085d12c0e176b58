using System.Globalization;
using System.Text;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>
/// Arguments of providers that are no texts. The official SDK sends them as JSON text. Bridged providers take either form; to
/// others a plain value would show as a change against the official door's state, so they get the same text, by way of
/// <c>fn::fromBase64</c> because Pulumi checks the types of plain values against the schema.
/// </summary>
internal static class ProviderArgument
{
    public static bool MustBeText(string package) => string.Equals(package, "kubernetes", StringComparison.Ordinal);

    public static void Write(YamlWriter yaml, object? value)
    {
        var known = value is ISymbol symbol ? symbol.Node as KnownNode : new KnownNode(value);
        var json = known?.Value switch
        {
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw Refused(),
        };
        yaml.Open();
        yaml.Quoted(Functions.FromBase64).Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
        yaml.Close();
    }

    private static ProgramException Refused()
    {
        const string Taken = "This provider takes plain truth values and whole numbers here, besides texts";
        const string Otherwise = "anything else would show as a change in the official SDK";
        return new ProgramException($"{Taken}: {Otherwise}. Use an argument that is a text.");
    }
}
