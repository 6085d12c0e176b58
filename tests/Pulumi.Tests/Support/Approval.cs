using System.Runtime.CompilerServices;

namespace Pulumi.Tests.Support;

/// <summary>Compares a text with the approved file beside the test; UPDATE_GOLDEN=1 approves what was received.</summary>
internal static class Approval
{
    public static void Verify(string received, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(OnDisk(file))!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        var approvedFile = stem + ".approved.yaml";
        var receivedFile = stem + ".received.yaml";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(approvedFile, received);

        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";
        if (string.Equals(approved, received, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        received.ShouldBe(approved, $"See {receivedFile}; if it is right, run the test with UPDATE_GOLDEN=1.");
    }

    // The build maps the repository's root to /_/.
    private static string OnDisk(string file)
    {
        if (!file.StartsWith("/_/", StringComparison.Ordinal))
            return file;
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ClusterProvisioning.sln")))
                return Path.Combine(folder, file["/_/".Length..]);
        }

        throw new InvalidOperationException("The tests do not run below the repository.");
    }
}
