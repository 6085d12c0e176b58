using System.Globalization;
using System.Text.Json;
using ClusterProvisioning.Database.Archiving;

namespace ClusterProvisioning.Cli.Views.Archives;

/// <summary>Writes archive copies, for people and for programs.</summary>
internal static class ArchiveText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>"archived plant.reading 2025-01-01 00:00 to 2025-01-02 00:00: 24 rows, 1 KB, …".</summary>
    public static string Line(ArchiveManifest manifest) =>
        $"archived {What(manifest.Chunk)}: {Count(manifest.Rows)} rows, {Size(manifest.Bytes)}, sha256 {manifest.Sha256[..12]}… as {manifest.Key}";

    /// <summary>Writes what a run copied.</summary>
    public static void Write(TextWriter output, ArchiveFormat format, IReadOnlyList<ArchiveManifest> done)
    {
        if (format == ArchiveFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(done, Format));
        }
        else
        {
            output.WriteLine(done.Count == 0 ? "nothing to archive" : Summary(done));
        }
    }

    private static string Summary(IReadOnlyList<ArchiveManifest> done)
    {
        var chunks = done.Count == 1 ? "1 chunk" : $"{done.Count} chunks";
        return $"{chunks} archived, {Count(done.Sum(each => each.Rows))} rows, {Size(done.Sum(each => each.Bytes))}; read back and verified";
    }

    /// <summary>Writes every copy that is journaled, and whether its chunk still lives.</summary>
    public static void Write(TextWriter output, ArchiveFormat format, IReadOnlyList<ArchivedChunk> all)
    {
        if (format == ArchiveFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(all, Format));
            return;
        }

        foreach (var each in all)
            output.WriteLine($"{each.Chunk.Name}  {What(each.Chunk)}  {Count(each.Rows)} rows  {Size(each.Bytes)}  {State(each)}  {OneLine(each.Key)}");
        output.WriteLine(all.Count == 0 ? "nothing is archived" : $"{all.Count} cop{(all.Count == 1 ? "y" : "ies")}");
    }

    /// <summary>Where a copy was brought back to.</summary>
    public static void Write(TextWriter output, ArchiveFormat format, RestoredChunk restored, string database)
    {
        if (format == ArchiveFormat.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(restored, Format));
        }
        else
        {
            var done = restored.WasThere ? "already restored" : "restored";
            var what = $"{What(restored.Manifest.Chunk)} into {restored.Table} of {database}";
            output.WriteLine(OneLine($"{done} {what}: {Count(restored.Manifest.Rows)} rows, checksum and fingerprint as archived"));
        }
    }

    private static string State(ArchivedChunk each) => (each.IsLive, each.IsVerified) switch
    {
        (true, true) => "live, verified",
        (true, false) => "live, changed since: the next run copies it anew",
        (false, _) => "dropped",
    };

    private static string What(ArchiveChunk chunk) => OneLine($"{chunk.Schema}.{chunk.Table} {Moment(chunk.From)} to {Moment(chunk.Until)}");

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) =>
        bytes < 10_000 ? $"{Count(bytes)} B" : bytes < 10_000_000 ? $"{Count(bytes / 1000)} KB" : $"{Count(bytes / 1_000_000)} MB";

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
