using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Services.WalG;

/// <summary>WAL-G's program. Its makers publish files, and no packages.</summary>
internal static class WalGProgram
{
    /// <summary>Where it lies.</summary>
    public const string Path = "/usr/local/bin/wal-g";

    private const string Name = "wal-g";

    /// <summary>The file of the release: built on Ubuntu 22.04, whose C library is older than Debian 13's.</summary>
    /// <remarks>The hash is the file's own, as five public recipes that check it agree; the release has it beside the file (.sha256).</remarks>
    public static MakersProgram File { get; } = new(
        Name,
        "3.0.8",
        new Uri("https://github.com/wal-g/wal-g/releases/download/v3.0.8/wal-g-pg-22.04-amd64"),
        "f30544c5ce93cf83b87578e3c4a2e9c0e0ffc3d160ef89ecddaf75f397d98deb",
        Path);

    /// <summary>What is known of its releases.</summary>
    public static SoftwareReleases Releases { get; } = new("WAL-G", Name)
    {
        From = new Version(3, 0),
        Newest = new Version(3, 0, 9),
        AsOf = new DateOnly(2026, 11, 30),
        Source = "github.com/wal-g/wal-g/releases",
    };

    /// <summary>What a region asks for that backs up with it.</summary>
    public static ImageNeed Need { get; } = new(ModelPath.Of("backup", "tool"), "WAL-G", Name);
}
