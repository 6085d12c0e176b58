using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>A region compiled to Pulumi YAML, and read back.</summary>
internal sealed class CompiledRegion
{
    private CompiledRegion(string yaml)
    {
        Yaml = yaml;
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        Resources = root.Children.TryGetValue("resources", out var resources)
            ? [.. ((YamlMappingNode)resources).Children.Select(entry => new CompiledResource(entry.Key.ToString(), (YamlMappingNode)entry.Value))]
            : [];
    }

    public static ProjectLayout Project { get; } = ProjectLayout.Find();

    public string Yaml { get; }

    public IReadOnlyList<CompiledResource> Resources { get; }

    public static Region Load(string nameOrPath)
    {
        var loaded = new RegionLoader(Project.Profiles).Load(Project.RegionFile(nameOrPath));
        return loaded.Region ?? throw new InvalidDataException(string.Join('\n', loaded.Diagnostics));
    }

    public static CompiledRegion Of(string nameOrPath) => Of(nameOrPath, StackPart.Whole);

    /// <summary>A part of its program.</summary>
    public static CompiledRegion Of(string nameOrPath, StackPart part)
    {
        var output = new StringWriter();
        RegionProgram.Compile(output, Load(nameOrPath), part: part);
        return new CompiledRegion(output.ToString());
    }

    /// <summary>A shipped region with further keys laid over it.</summary>
    public static CompiledRegion With(string region, string yaml) => Over(region, yaml, Of);

    /// <summary>The same, as it is declared.</summary>
    public static Region LoadWith(string region, string yaml) => Over(region, yaml, Load);

    private static T Over<T>(string region, string yaml, Func<string, T> read)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"extends: {Project.Regions}/{region}.yaml\n{yaml}");
            return read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public IEnumerable<CompiledResource> OfType(string type) => Resources.Where(resource => resource.Type == type);
}
