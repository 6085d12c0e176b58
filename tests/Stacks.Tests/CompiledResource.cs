using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>One resource of a compiled program.</summary>
internal sealed class CompiledResource(string key, YamlMappingNode node)
{
    public string Key => key;

    public string Type => Text("type")!;

    public string Name => Text("name")!;

    public YamlMappingNode Node => node;

    /// <summary>The text at a path of keys; null where there is none.</summary>
    public string? Text(params string[] path)
    {
        YamlNode at = node;
        foreach (var step in path)
        {
            if (at is not YamlMappingNode mapping || !mapping.Children.TryGetValue(step, out var next))
                return null;
            at = next;
        }

        return at switch
        {
            YamlScalarNode scalar => scalar.Value,
            YamlMappingNode joined => Joined(joined),
            _ => string.Join(' ', ((YamlSequenceNode)at).Children.Select(item => item.ToString())),
        };
    }

    /// <summary>A text with several references, which a program holds as a join of pieces with one each.</summary>
    public static string Joined(YamlNode value) => value is YamlScalarNode scalar
        ? scalar.Value!
        : string.Concat(((YamlSequenceNode)value["fn::join"][1]).Children.Select(piece => ((YamlScalarNode)piece).Value));

    public string? Property(params string[] path) => Text(["properties", .. path]);

    /// <summary>The rules of a bucket's lifecycle.</summary>
    public IEnumerable<YamlMappingNode> Rules() => ((YamlSequenceNode)node["properties"]["rules"]).Children.Cast<YamlMappingNode>();

    public string? Option(string name) => Text("options", name);
}
