using System.Xml.Linq;
using ClusterProvisioning.House.Tests.Sources;

namespace ClusterProvisioning.House.Tests.Projects;

/// <summary>What each project of the program refers to, as its project file says.</summary>
internal static class ProjectReferences
{
    /// <summary>Names of projects by the project that refers to them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read() =>
        new[] { "src", "stacks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Of, StringComparer.Ordinal);

    private static IReadOnlyList<string> Of(string file) =>
        [.. XDocument.Load(file).Descendants("ProjectReference").Select(each => Path.GetFileNameWithoutExtension(each.Attribute("Include")!.Value))];
}
