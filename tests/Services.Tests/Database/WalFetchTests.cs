using System.Diagnostics;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Database;

/// <summary>restore_command's script, run by a real shell in a data directory; in the archive's place stands an echo of what it would be asked for.</summary>
public sealed class WalFetchTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("provision-wal-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    // No history: whatever is asked for.
    [InlineData("", "000000010000000000000024", true)]
    [InlineData("", "00000002.history", true)]
    // The timeline was left in segment 24: its own file of it is the old leader's.
    [InlineData("1\t0/24001640\tno recovery target specified", "000000010000000000000024", false)]
    [InlineData("1\t0/24001640\tno recovery target specified", "000000010000000000000023", true)]
    [InlineData("1\t0/24001640\tno recovery target specified", "000000020000000000000024", true)]
    [InlineData("1\t0/24001640\tno recovery target specified", "00000003.history", true)]
    [InlineData("1\t0/24001640\tbefore\n\n2\t1A/FF000028\tbefore", "000000020000001A000000FF", false)]
    [InlineData("1\t0/24001640\tbefore\n\n2\t1A/FF000028\tbefore", "000000010000000000000024", false)]
    public void The_segment_in_which_a_timeline_was_left_never_comes_from_the_archive(string history, string file, bool fetched)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "the script is for a machine");
        var wal = _data.CreateSubdirectory("pg_wal");
        if (history.Length > 0)
            File.WriteAllText(Path.Combine(wal.FullName, "00000003.history"), history + "\n");
        Run(file).ShouldBe(fetched ? (0, $"--stanza=lab --repo=1 archive-get {file} pg_wal/RECOVERYXLOG\n") : (1, ""));
    }

    private (int Code, string Output) Run(string file)
    {
        var script = Path.Combine(_data.FullName, "wal-fetch");
        File.WriteAllText(
            script,
            TestBundles.Of("lab", "lab", "pg1").Text(WalArchive.FetchPath).Replace("exec pgbackrest ", "exec echo ", StringComparison.Ordinal));
        var start = new ProcessStartInfo("/bin/sh", [script, file, "pg_wal/RECOVERYXLOG"])
        {
            WorkingDirectory = _data.FullName,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
