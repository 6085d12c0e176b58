using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ClusterProvisioning.House.Tests.Sources;

namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>What the types of built assemblies use of each other: by signatures and by code, so also where no <c>using</c> is needed.</summary>
internal static class AssemblyReferences
{
    /// <summary>Between the namespaces of the program's own assemblies.</summary>
    public static IReadOnlyList<Reference> OfTheProgram()
    {
        var own = SourceTree.OfTheProgram.Select(file => file.Namespace).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var assemblies = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsOfTheProgram);
        return [.. assemblies.SelectMany(Of).Where(each => own.Contains(each.From) && own.Contains(each.To))];
    }

    /// <summary>Between all namespaces that an assembly's types name.</summary>
    public static IEnumerable<Reference> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var names = new NamespaceNames(reader);
        var found = new HashSet<Reference>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var (space, place) = (names.Of(handle), names.OutermostName(handle));
            foreach (var used in TypeUses.Of(file, reader, names, handle))
                found.Add(new Reference(space, used, place));
        }

        return found;
    }

    private static bool IsOfTheProgram(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name is "provision" or "Pulumi"
            || (name.StartsWith("ClusterProvisioning.", StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal));
    }
}
