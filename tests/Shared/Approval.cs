using System.Runtime.CompilerServices;

namespace ClusterProvisioning.Testing;

/// <summary>Compares a text with the approved file beside the test; UPDATE_GOLDEN=1 approves what was received.</summary>
internal static class Approval
{
    /// <summary>Fails unless the text is the approved one.</summary>
    /// <param name="received">What the code wrote.</param>
    /// <param name="ending">The approved file's ending, such as <c>yaml</c>.</param>
    /// <param name="name">Tells several files of one test apart.</param>
    /// <param name="file">The test's file.</param>
    /// <param name="test">The test.</param>
    public static void Verify(
        string received,
        string ending = "yaml",
        string? name = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, "Approved", $"{Path.GetFileNameWithoutExtension(file)}.{name ?? test}");
        var (approvedFile, receivedFile) = ($"{stem}.approved.{ending}", $"{stem}.received.{ending}");
        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(approvedFile, received);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";
        if (string.Equals(approved, received, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        FirstDifference(approved, received).ShouldBeNull($"{receivedFile} differs from the approved file; if it is right, run the test with UPDATE_GOLDEN=1.");
    }

    private static string? FirstDifference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(i => i >= before.Length || i >= after.Length || before[i] != after[i]);
        return $"line {line + 1}: approved «{before.ElementAtOrDefault(line)}», received «{after.ElementAtOrDefault(line)}»";
    }
}
