using System.Globalization;
using System.Text;

namespace Pulumi.Embedded.Symbols;

/// <summary>Puts a text together from literals and holes, and refuses holes that the two Pulumi doors would print differently.</summary>
internal sealed class TextBuilder
{
    private readonly List<TextPart> _parts = [];
    private readonly StringBuilder _literal = new();
    private bool _secret;

    /// <summary>What fills a hole, with its static type.</summary>
    public readonly record struct Argument(Node Node, Type Type)
    {
        public static Argument Of(object? value)
            => value is ISymbol symbol ? new(symbol.Node, symbol.ValueType) : new(new KnownNode(value), value?.GetType() ?? typeof(object));
    }

    /// <summary>Appends a composite format as of <see cref="string.Format(string, object[])"/>.</summary>
    public void AppendFormat(string format, int count, Func<int, Argument> arguments)
    {
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c is not ('{' or '}') || (i + 1 < format.Length && format[i + 1] == c))
            {
                _literal.Append(c);
                i += c is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = format.IndexOf('}', i);
            var hole = end < 0 ? [] : format.AsSpan(i + 1, end - i - 1);
            var digits = hole.IndexOfAny(',', ':') is >= 0 and var at ? at : hole.Length;
            if (!int.TryParse(hole[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= count)
                throw new FormatException($"The format '{format}' has a hole that no argument fills.");
            Append(arguments(index), hole[digits..].ToString());
            i = end;
        }
    }

    /// <summary>Appends one hole; the specification is its <c>,alignment:format</c>.</summary>
    public void Append(Argument argument, string specification)
    {
        _secret |= argument.Node.IsSecret;
        switch (argument.Node)
        {
            case KnownNode known:
                _literal.Append(string.Format(CultureInfo.InvariantCulture, "{0" + specification + "}", Holes.Plain(known.Value)));
                break;
            case TextNode text when specification.Length == 0:
                Splice(text);
                break;
            default:
                AppendHole(argument.Node, Holes.NeedsJson(argument, specification));
                break;
        }
    }

    public void AppendLiteral(string text) => _literal.Append(text);

    public void AppendHole(Node node, bool asJson)
    {
        _secret |= node.IsSecret;
        CloseLiteral();
        _parts.Add(new TextPart(null, node, asJson));
    }

    /// <summary>The whole text; without holes it is a known one.</summary>
    public Node Build()
    {
        if (_parts.Count == 0)
            return new KnownNode(_literal.ToString(), _secret);
        CloseLiteral();
        return new TextNode(_parts, _secret);
    }

    private void Splice(TextNode text)
    {
        foreach (var part in text.Parts)
        {
            if (part.Hole is null)
                _literal.Append(part.Literal);
            else
                AppendHole(part.Hole, part.AsJson);
        }
    }

    private void CloseLiteral()
    {
        if (_literal.Length == 0)
            return;
        _parts.Add(new TextPart(_literal.ToString(), null, AsJson: false));
        _literal.Clear();
    }
}
