using System.Text.RegularExpressions;

namespace ClusterProvisioning.House.Tests.Sources;

/// <summary>A C# file that a person wrote.</summary>
/// <param name="Path">Where it is, from the root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>The namespace that it declares; empty where it declares none.</summary>
    public string Namespace { get; } = Lines.Select(line => Declaration().Match(line)).FirstOrDefault(found => found.Success)?.Groups["name"].Value ?? "";

    /// <summary>The namespaces that it names in <c>using</c> directives.</summary>
    public IReadOnlyList<string> Usings { get; } = [.. Lines.Select(line => Directive().Match(line))
        .Where(found => found.Success)
        .Select(found => found.Groups["name"].Value)];

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(global )?using (static )?(\w+ = )?(global::)?(?<name>[\w.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
