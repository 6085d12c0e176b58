using System.Text;

namespace ClusterProvisioning.Preview.Programs;

/// <summary>Reads Pulumi YAML's texts: <c>${key.property}</c> is a reference, <c>$$</c> a dollar (pulumi-yaml, <c>ast/interpolation.go</c>).</summary>
internal static class Interpolation
{
    /// <summary>The value of a text: known where it has no reference, else symbolic with the keys that it refers to.</summary>
    public static InputValue Read(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
            return new ScalarValue(text);
        var (literal, references) = (new StringBuilder(), new List<string>());
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '$')
            {
                literal.Append('$');
                at++;
            }
            else if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && text.IndexOf('}', at) is var end and > 0)
            {
                references.Add(Root(text[(at + 2)..end]));
                literal.Append(text.AsSpan(at, end - at + 1));
                at = end;
            }
            else
            {
                literal.Append(text[at]);
            }
        }

        return references.Count == 0 ? new ScalarValue(literal.ToString()) : new SymbolicValue(literal.ToString(), references);
    }

    private static string Root(string path) => path.IndexOfAny(['.', '[']) is var end and >= 0 ? path[..end] : path;
}
