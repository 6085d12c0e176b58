using System.Globalization;
using System.Text;

namespace Pulumi.Embedded.Yaml;

/// <summary>Double-quoted YAML texts: non-ASCII stands as it is, except what YAML takes for a line break or does not print.</summary>
internal static class QuotedText
{
    public static void Append(StringBuilder yaml, string text)
    {
        yaml.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                    throw Halved(c, i);
                yaml.Append(c).Append(text[++i]);
            }
            else
            {
                AppendCharacter(yaml, c);
            }
        }

        yaml.Append('"');
    }

    /// <summary>Doubles each <c>$</c>, so that none begins a reference.</summary>
    public static string Literal(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    private static ProgramException Halved(char half, int position)
        => new($"The text has half of a character (a lone surrogate, U+{(int)half:X4}) at position {position}, which UTF-8 cannot carry: remove it.");

    private static void AppendCharacter(StringBuilder yaml, char c)
    {
        switch (c)
        {
            case '"' or '\\':
                yaml.Append('\\').Append(c);
                break;
            case '\n':
                yaml.Append("\\n");
                break;
            case '\t':
                yaml.Append("\\t");
                break;
            case < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF':
                yaml.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                yaml.Append(c);
                break;
        }
    }
}
