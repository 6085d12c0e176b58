namespace ClusterProvisioning.Services.Text;

/// <summary>Words of a POSIX shell.</summary>
internal static class ShellText
{
    /// <summary>A text as one word, whatever is in it.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
