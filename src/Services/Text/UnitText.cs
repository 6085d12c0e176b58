namespace ClusterProvisioning.Services.Text;

/// <summary>Words of a unit's command line (systemd.service(5), "Command lines").</summary>
internal static class UnitText
{
    /// <summary>A text as one word: quoted where it is more than a plain path, and never a specifier or a variable.</summary>
    public static string Quoted(string text)
    {
        var escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal)
            .Replace("$", "$$", StringComparison.Ordinal);
        return text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '.') ? text : $"\"{escaped}\"";
    }
}
