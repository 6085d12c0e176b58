using System.Text;

namespace Pulumi.Tests.Support;

/// <summary>
/// Reads texts as Pulumi YAML's documentation says: <c>$$</c> is a dollar, <c>${…}</c> a reference, any other dollar itself.
/// A text that is one reference and nothing else keeps the type of its value.
/// </summary>
internal static class Interpolation
{
    public static string Read(string text, Func<string, string>? resolve = null)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (text[i] != '$' || next is not ('$' or '{'))
            {
                result.Append(text[i]);
            }
            else if (next == '$')
            {
                result.Append('$');
                i++;
            }
            else
            {
                var end = End(text, i + 2);
                var path = text[(i + 2)..end];
                result.Append(resolve is null ? throw new InvalidOperationException($"The text refers to '{path}'.") : resolve(path));
                i = end;
            }
        }

        return result.ToString();
    }

    // A brace inside a quoted key does not end the reference.
    private static int End(string text, int from)
    {
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == '}' && !quoted)
                return i;
        }

        throw new InvalidOperationException($"The text '{text}' has a reference without an end.");
    }
}
