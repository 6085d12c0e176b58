namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>The root file system that holds PostgreSQL; the one place that knows where it is.</summary>
internal static class ServerImage
{
    private const string Variable = "PROVISION_TEST_IMAGE";
    private const string Images = "/var/lib/cluster-provisioning/images";

    /// <summary>The image's folder; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why no server can run here; null where one can.</summary>
    public static string? Reason =>
        !Environment.IsPrivilegedProcess ? "needs root for namespaces and an overlay"
        : Folder is null ? $"needs an image with PostgreSQL 17 and TimescaleDB: build one (provision image build), or set {Variable}"
        : null;

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable(Variable) }
            .Concat(Directory.Exists(Images) ? Directory.GetDirectories(Images).Order(StringComparer.Ordinal) : [])
            .FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "usr/lib/postgresql/17/bin/postgres")) && File.Exists(Path.Combine(folder, "usr/share/postgresql/17/extension/timescaledb.control")));
}
