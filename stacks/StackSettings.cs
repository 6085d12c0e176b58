using System.Text.RegularExpressions;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Stacks;

/// <summary>The keys of the stack's configuration, as both Pulumi.yaml files declare them.</summary>
public static partial class StackSettings
{
    /// <summary>The region of the stack.</summary>
    public const string Region = "region";

    /// <summary>The tag of this tool's image in each site's registry.</summary>
    public const string ToolTag = "toolTag";

    /// <summary>Every key.</summary>
    public static IReadOnlyList<string> All { get; } = [Region, ToolTag, ColumnKey.Setting];

    /// <summary>Refuses a key that nobody reads: it would be as if it were not there.</summary>
    /// <param name="project">The project's name, which is the keys' namespace.</param>
    /// <param name="keys">The configuration's keys, such as <c>cluster-provisioning:region</c>.</param>
    /// <exception cref="InvalidDataException">One is unknown.</exception>
    public static void CheckKeys(string project, IEnumerable<string> keys)
    {
        var unknown = keys.Where(key => key.StartsWith($"{project}:", StringComparison.Ordinal) && !All.Contains(key[(project.Length + 1)..]))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count == 0)
            return;
        throw new InvalidDataException(
            $"The stack's configuration has '{string.Join("', '", unknown)}', which nothing reads. Known: {string.Join(", ", All)}."
            + $" Take it out with: pulumi config rm {unknown[0]}");
    }

    /// <summary>A tag as registries take it (OCI distribution specification, "Pulling manifests"); null where none is given.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static string? CheckTag(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return null;
        if (!Tag().IsMatch(tag))
        {
            throw new InvalidDataException(
                $"'{Pulumi.Deployment.Instance.ProjectName}:{ToolTag}' is '{tag}';"
                + " a tag is 1 to 128 letters, digits, '_', '.' and '-', and begins with none of the last two."
                + $" Set it with: pulumi config set {ToolTag} TAG");
        }

        return tag;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
