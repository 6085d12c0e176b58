using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.RegionFile.Resolving;

/// <summary>Looks declared names up and reports those that are declared nowhere.</summary>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="sources">Where each value stands.</param>
internal sealed class References(ICollection<Diagnostic> diagnostics, SourceMap sources)
{
    /// <summary>The declared thing with this name; null, and a diagnostic, where there is none.</summary>
    public TValue? Find<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> declared, TKey name, string kind, ModelPath path)
        where TKey : notnull
        where TValue : class
    {
        if (declared.TryGetValue(name, out var found))
            return found;
        var names = declared.Keys.Select(key => key.ToString()!).ToList();
        var declare = names.Count == 0 ? $"Declare a {kind} first" : $"Declared: {string.Join(", ", names)}";
        Report(
            DiagnosticCodes.UnknownReference,
            path,
            $"No {kind} is named '{name}', which {path} asks for.{Suggestion.For(name.ToString()!, names)}",
            $"{declare}; what is not wanted of a profile is taken out with `~`.");
        return null;
    }

    /// <summary>Blocks are values, not objects.</summary>
    public void Find<TKey>(IReadOnlyDictionary<TKey, Cidr> declared, TKey name, string kind, ModelPath path)
        where TKey : notnull =>
        Find(declared.ToDictionary(block => block.Key, block => (object)block.Value), name, kind, path);

    /// <summary>Reports an error at the place of a value.</summary>
    public void Report(string code, ModelPath path, string message, string fix) =>
        diagnostics.Add(new Diagnostic(code, Severity.Error, sources.Find(path), message, fix));
}
