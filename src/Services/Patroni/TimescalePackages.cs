using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>TimescaleDB: Debian has the Apache edition; production takes the community edition from its maker.</summary>
internal static class TimescalePackages
{
    /// <summary>Debian's package: hypertables, but no compression and no policies.</summary>
    public const string Apache = "postgresql-17-timescaledb";

    private const string Extension = "timescaledb-2-postgresql-17";

    // The newest of the community edition with which the database part was tried. Extension and loader are of one version: the maker's package takes any newer
    // loader, and CREATE EXTENSION then looks for scripts that are not there (timescale/timescaledb #4445).
    private const string Version = "2.29.2";

    /// <summary>The maker's packages.</summary>
    /// <remarks>The key's fingerprint is of packagecloud.io/timescale/timescaledb/gpgkey, as three public recipes that check it agree.</remarks>
    public static MakersPackages Community { get; } = new(
        new MakersRepository(
            "timescaledb",
            new Uri("https://packagecloud.io/timescale/timescaledb/debian/"),
            "trixie",
            "main",
            new Uri("https://packagecloud.io/timescale/timescaledb/gpgkey"),
            "1005FB68604CE9B8F6879CF759F18EDF47F24417"),
        [new MakersPackage(Extension, Version) { InPlaceOf = Apache }, new MakersPackage("timescaledb-2-loader-postgresql-17", Version)]);

    /// <summary>What is known of its releases.</summary>
    public static SoftwareReleases Releases { get; } = new("TimescaleDB", Extension, Apache)
    {
        From = TimescaleReleases.KnownFrom,
        Newest = new Version(2, 32, 0),
        AsOf = new DateOnly(2026, 11, 30),
        Source = "github.com/timescale/timescaledb/releases",
        Fixes =
        [
            new KnownFix(new Version(2, 25, 2), "a security fix (GHSA-vgp2-jj5c-828m)"),
            new KnownFix(new Version(2, 29, 1), "any login could drop or freeze chunks (GHSA-hcfx-29v5-2rcw)"),
            new KnownFix(new Version(2, 32, 0), "more security fixes than usual, say its makers"),
        ],
    };

    /// <summary>What databases with the extension ask for.</summary>
    public static IEnumerable<ImageNeed> NeedsOf(ContentsDeclaration contents)
    {
        if (TimescaleDatabases.Of(contents).Count == 0)
            yield break;
        var (path, timescale) = (ModelPath.Of("database", "timescale"), contents.Timescale);
        if (timescale.Edition == TimescaleEdition.Community)
            yield return new ImageNeed(path.Key("edition"), "the community edition of TimescaleDB", Extension);
        if (timescale.Version is { } version)
            yield return new ImageNeed(path.Key("version"), $"TimescaleDB {version}", Extension, Apache) { Version = version };
    }
}
