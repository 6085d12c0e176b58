using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClusterProvisioning.Preview.Programs;

/// <summary>Reads YAML as values, event by event: a program of two thousand resources has a hundred thousand of them.</summary>
internal static class YamlTree
{
    /// <summary>The document; an empty map where there is none.</summary>
    /// <exception cref="PreviewException">The text is no YAML.</exception>
    public static InputValue Read(string text, string what)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            return parser.TryConsume<DocumentStart>(out _) ? Value(parser) : MapValue.Empty;
        }
        catch (YamlException exception)
        {
            throw new PreviewException($"{what}:{exception.Start.Line}:{exception.Start.Column}: no YAML: {exception.Message}", exception);
        }
    }

    private static InputValue Value(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return new ScalarValue(scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
            return List(parser);
        parser.Consume<MappingStart>();
        var entries = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
            entries[parser.Consume<Scalar>().Value] = Value(parser);
        return new MapValue(entries);
    }

    private static ListValue List(IParser parser)
    {
        var items = new List<InputValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(parser));
        return new ListValue(items);
    }
}
