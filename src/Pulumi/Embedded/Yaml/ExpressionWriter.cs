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

    // Holes that go through JSON need a join, and so do two of them: of an interpolation the host looks up the first reference at once and the others
    // when that is known, beside a loop that adds resources to the same map (pulumi-yaml, run.go, evaluateInterpolations; its issue 1164: the host
    // then ends with "concurrent map read and map write"). Of a join it looks up each item at once.
    public void Write(TextNode node)
    {
        if (!node.Parts.Any(p => p.AsJson) && node.Parts.Count(p => p.Hole is AccessNode) < 2)
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
        var refers = false;
        for (to = from; to < parts.Count && !parts[to].AsJson; to++)
        {
            if (parts[to].Hole is not AccessNode access)
            {
                text.Append(QuotedText.Literal(parts[to].Literal!));
                continue;
            }

            if (refers)
                break;
            refers = true;
            Append(text, access);
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
