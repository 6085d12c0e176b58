using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>The root file system that holds PostgreSQL; the one place that knows where it is.</summary>
public static class ServerImage
{
    private const string Variable = "PROVISION_TEST_IMAGE";
    private const string CommunityVariable = "PROVISION_TIMESCALE_COMMUNITY";
    private const string Images = "/var/lib/cluster-provisioning/images";

    /// <summary>The image's folder; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why no server can run here; null where one can.</summary>
    public static string? Reason =>
        !Environment.IsPrivilegedProcess ? "needs root for namespaces and an overlay"
        : Folder is null ? $"needs an image with PostgreSQL and TimescaleDB: build one (provision image build), or set {Variable}"
        : null;

    /// <summary>PostgreSQL's major version in the image; 0 where there is none.</summary>
    public static int Version { get; } = Folder is null ? 0 : VersionOf(Folder);

    /// <summary>TimescaleDB's version on it, which CREATE EXTENSION makes; null where there is none.</summary>
    public static SoftwareVersion? Timescale { get; } = FindTimescale();

    /// <summary>True where the server is TimescaleDB's community edition.</summary>
    public static bool HasCommunity { get; } = FindCommunity();

    /// <summary>Why nothing that only the community edition has can be tried here; null where it can.</summary>
    public static string? CommunityReason =>
        Reason
            ?? (HasCommunity
                ? null
                : $"needs TimescaleDB's community edition: build it (docs/how-to/test-the-community-edition.md) and set {CommunityVariable}");

    private static bool FindCommunity()
    {
        if (Environment.GetEnvironmentVariable(CommunityVariable) is not { Length: > 0 } folder)
            return false;
        var libraries = $"usr/lib/postgresql/{Version}/lib";
        return Directory.Exists(Path.Combine(folder, libraries)) && Directory.GetFiles(Path.Combine(folder, libraries), "timescaledb-tsl-*.so").Length > 0
            ? true
            : throw new DirectoryNotFoundException(
                $"{CommunityVariable}={folder} has no {libraries}/timescaledb-tsl-*.so; see docs/how-to/test-the-community-edition.md.");
    }

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable(Variable) }
            .Concat(Directory.Exists(Images) ? Directory.GetDirectories(Images).OrderByDescending(Directory.GetCreationTimeUtc) : [])
            .FirstOrDefault(folder => folder is not null
                && VersionOf(folder) is > 0 and var version
                && File.Exists(Path.Combine(folder, $"usr/share/postgresql/{version}/extension/timescaledb.control")));

    // Of a tree that is laid over the image, its own.
    private static SoftwareVersion? FindTimescale()
    {
        var control = new[] { Environment.GetEnvironmentVariable(CommunityVariable), Folder }
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, $"usr/share/postgresql/{Version}/extension/timescaledb.control"))
            .FirstOrDefault(File.Exists);
        const string Key = "default_version = '";
        var line = control is null ? null : File.ReadLines(control).First(line => line.StartsWith(Key, StringComparison.Ordinal));
        return line is null ? null : new SoftwareVersion(System.Version.Parse(line[Key.Length..].TrimEnd('\'')));
    }

    private static int VersionOf(string folder) =>
        Directory.Exists(Path.Combine(folder, "usr/lib/postgresql"))
            ? Directory.GetDirectories(Path.Combine(folder, "usr/lib/postgresql")).Select(Path.GetFileName)
                .Select(name => int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0).Max()
            : 0;
}
