using System.Globalization;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>Processor time of a server's ended sessions: it says what the work costs, also while others use the processors.</summary>
/// <param name="postmaster">The process that all sessions are children of.</param>
internal sealed class ProcessorTime(int postmaster)
{
    private const int ChildrensUser = 15;
    private const double TicksPerSecond = 100;

    /// <summary>Of the server whose folder this is.</summary>
    public static ProcessorTime Of(string folder) => new(Directory.GetDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .First(id => id > 0 && IsPostmaster(id, folder)));

    /// <summary>Milliseconds that all its ended children took.</summary>
    public double Milliseconds()
    {
        var text = File.ReadAllText($"/proc/{postmaster}/stat");
        // After the name, which may hold anything, in brackets.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[(ChildrensUser - 2)..(ChildrensUser)].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) * 1000 / TicksPerSecond;
    }

    private static bool IsPostmaster(int id, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").StartsWith("/usr/lib/postgresql/17/bin/postgres\0", StringComparison.Ordinal)
                && new DirectoryInfo($"/proc/{id}/root").LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
