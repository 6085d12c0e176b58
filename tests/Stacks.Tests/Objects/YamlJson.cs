using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>A value of a compiled program as JSON, as the provider sends it.</summary>
internal static class YamlJson
{
    /// <summary>The value. What is quoted is text, an interpolation too; what is not is a number, a truth value or null.</summary>
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: 1 } joined when joined.Children.ContainsKey("fn::join") => JsonValue.Create(CompiledResource.Joined(joined)),
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Of(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => JsonNode.Parse(plain.Value!),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new InvalidDataException($"{node.NodeType} at {node.Start} has no form in JSON"),
    };
}
