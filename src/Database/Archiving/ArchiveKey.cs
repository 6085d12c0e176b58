using System.Globalization;
using System.Text;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Names of archive copies: the same rows have the same name, and other rows never overwrite them.</summary>
/// <remarks>Without the fingerprint, rows that come for a range after its chunk was dropped would, in their turn, overwrite that chunk's copy.</remarks>
internal static class ArchiveKey
{
    private const string Moment = "yyyyMMdd'T'HHmmssffffff'Z'";

    /// <summary>"region/database/schema/table/from_until/fingerprint.copy.gz".</summary>
    public static string For(string region, ArchiveChunk chunk, string fingerprint) =>
        string.Join('/', new[] { region, chunk.Database, chunk.Schema, chunk.Table }.Select(Escaped))
            + $"/{At(chunk.From)}_{At(chunk.Until)}/{fingerprint}.copy.gz";

    /// <summary>The table of a restored copy: the live one's name, cut to fit, the range's start and the fingerprint's first digits.</summary>
    public static string RestoredTable(ArchiveManifest manifest)
    {
        const int MaximumBytes = 63;
        var ending = $"_{manifest.Chunk.From.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture)}_{manifest.Fingerprint[..8]}";
        var table = manifest.Chunk.Table;
        while (Encoding.UTF8.GetByteCount(table) + ending.Length > MaximumBytes)
            table = table[..^(char.IsSurrogate(table[^1]) ? 2 : 1)];
        return table + ending;
    }

    private static string At(DateTime moment) => moment.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>Letters, digits, hyphens and underscores stand for themselves; a dot does not, for two of them lead upwards.</summary>
    private static string Escaped(string name)
    {
        var text = new StringBuilder();
        foreach (var each in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)each) || each is (byte)'-' or (byte)'_')
                text.Append((char)each);
            else
                text.Append(CultureInfo.InvariantCulture, $"~{each:X2}");
        }

        return text.ToString();
    }
}
