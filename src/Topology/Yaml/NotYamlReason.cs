using YamlDotNet.Core;

namespace ClusterProvisioning.Topology.Yaml;

/// <summary>Says in plain words why a text is not YAML.</summary>
internal static class NotYamlReason
{
    /// <summary>The parser's reason, with the commonest cause named first.</summary>
    public static string Of(YamlException exception)
    {
        var reason = (exception.InnerException as YamlException ?? exception).Message;
        return reason.Contains("cannot start any token", StringComparison.Ordinal)
            ? $"Not YAML: a character that cannot start a value here, often a tab ({reason})"
            : $"Not YAML: {reason}";
    }
}
