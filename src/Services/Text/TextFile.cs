using System.Text;

namespace ClusterProvisioning.Services.Text;

/// <summary>Makes files of lines.</summary>
internal static class TextFile
{
    /// <summary>The first line of every file that allows comments with a hash.</summary>
    public const string Notice = "# Made by provision from the region file; a rollout replaces it.";

    /// <summary>A file that everyone may read, owned by root.</summary>
    public static NodeFile Root(string path, params IEnumerable<string> lines) => new(path, "0644", "root", "root", Join(lines));

    /// <summary>A file that everybody may run and root may write.</summary>
    public static NodeFile Script(string path, params IEnumerable<string> lines) => new(path, "0755", "root", "root", Join(lines));

    /// <summary>A file that root writes and one group may read.</summary>
    public static NodeFile ForGroup(string group, string path, params IEnumerable<string> lines) => new(path, "0640", "root", group, Join(lines));

    /// <summary>The lines, each ended by a line feed whatever the system.</summary>
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
