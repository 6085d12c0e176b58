using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Operation;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Resolving;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.Rules;

/// <summary>Loads a region file: profiles, types, references, rules. Everything that is wrong comes back at once.</summary>
/// <param name="profilesDirectory">Where profiles are found that do not lie beside the region file.</param>
public sealed class RegionLoader(string profilesDirectory)
{
    /// <summary>The day on which regions are judged; today unless given.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>False for a region that runs already, and is only looked at: the rules were asked when it was made.</summary>
    public bool AsksRules { get; init; } = true;

    /// <summary>What regions are judged for.</summary>
    public ValidationTarget Target { get; init; } = ValidationTarget.File;

    /// <summary>Loads and validates one region.</summary>
    /// <param name="path">The region file; messages name it as given.</param>
    /// <param name="resolved">Called with the region once its form and references are right; the rules may still refuse it.</param>
    public LoadedRegion Load(string path, Action<Region>? resolved = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new List<Diagnostic>();
        var sources = new SourceMap(path);
        var region = Load(path, diagnostics, sources, resolved);
        return new LoadedRegion(path, diagnostics.Exists(found => found.Severity == Severity.Error) ? null : region, InFileOrder(diagnostics));
    }

    private Region? Load(string path, List<Diagnostic> diagnostics, SourceMap sources, Action<Region>? resolved)
    {
        var files = new ExtendsChain(profilesDirectory, diagnostics);
        var tree = files.Read(path);
        if (tree is null)
            return null;
        var declared = new YamlBinder(diagnostics, sources).Bind(tree, typeof(RegionDeclaration), ModelPath.Root);
        if (declared is not RegionDeclaration declaration || diagnostics.Count > 0)
            return null;
        var references = new References(diagnostics, sources);
        var region = new RegionResolver(declaration, sources, references, Today).Resolve() with
        {
            ProfilePromises = PromisesOf(files.Foot),
            Image = new NamedImage(declaration, references).Read(ImageFoldersOf(sources.Find(ModelPath.Of("image")).File)),
        };
        if (diagnostics.Count > 0)
            return null;
        resolved?.Invoke(region);
        if (AsksRules)
            diagnostics.AddRange(RegionRules.Check(region, Target, beside: resolved is not null));
        return region;
    }

    // As profiles: beside the file that names it, or among the project's.
    private string[] ImageFoldersOf(string file) =>
        [Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "images"), Path.Combine(Path.GetDirectoryName(profilesDirectory) ?? "", "images")];

    // What is wrong with a line there is said of the merged file, unless the region replaces it.
    private static PromisesDeclaration PromisesOf(YamlMapping? profile) =>
        profile is not null
            && profile.Entries.TryGetValue("promises", out var promises)
            && new YamlBinder([], new SourceMap("")).Bind(promises.Value, typeof(PromisesDeclaration), ModelPath.Of("promises")) is PromisesDeclaration bound
            ? bound
            : new PromisesDeclaration();

    private static List<Diagnostic> InFileOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(found => found.Location.File, StringComparer.Ordinal)
            .ThenBy(found => found.Location.Line)
            .ThenBy(found => found.Location.Column)
            .ThenBy(found => found.Code, StringComparer.Ordinal),
    ];
}
