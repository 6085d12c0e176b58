using System.Text;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes references and texts with holes.</summary>
internal sealed class ExpressionWriter
{
    private readonly YamlWriter _yaml;
    private readonly Recorder _recorder;
    private readonly ValueWriter _values;

    public ExpressionWriter(YamlWriter yaml, Recorder recorder, ValueWriter values)
    {
        _yaml = yaml;
        _recorder = recorder;
        _values = values;
    }

    public void Write(AccessNode access)
    {
        var text = new StringBuilder();
        Append(text, access);
        _yaml.Text(text.ToString());
    }

    // Runs of literals and text holes are one interpolation; holes that go through JSON need a join.
    public void Write(TextNode node)
    {
        if (!node.Parts.Any(p => p.AsJson))
        {
            _yaml.Text(Interpolation(node.Parts, 0, out _));
            return;
        }

        _yaml.Open();
        _yaml.Quoted(Functions.Join).Open();
        _yaml.Item().Text("");
        _yaml.Item().Open();
        for (var i = 0; i < node.Parts.Count;)
        {
            _yaml.Item();
            if (node.Parts[i].AsJson)
                _values.WriteFunction(Functions.ToJson, node.Parts[i++].Hole!);
            else
                _yaml.Text(Interpolation(node.Parts, i, out i));
        }

        _yaml.Close();
        _yaml.Close();
        _yaml.Close();
    }

    private string Interpolation(IReadOnlyList<TextPart> parts, int from, out int to)
    {
        var text = new StringBuilder();
        for (to = from; to < parts.Count && !parts[to].AsJson; to++)
        {
            if (parts[to].Hole is AccessNode access)
                Append(text, access);
            else
                text.Append(QuotedText.Literal(parts[to].Literal!));
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, AccessNode access)
    {
        if (!_recorder.Declares(access.Root))
            throw new ProgramException($"'{access.Root}' belongs to another program.");
        access.WriteTo(text);
    }
}
