using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services;

/// <summary>The repository of PostgreSQL's own packagers (PGDG), who also package Patroni and pgBackRest.</summary>
/// <remarks>
/// Its archive, which keeps every version: apt.postgresql.org has the last ones only, so a pin would not be found there after the next release
/// (apt-archive.postgresql.org; both are signed with the key of postgresql.org/media/keys, whose fingerprint PostgreSQL's own container images check).
/// </remarks>
internal static class PostgresRepository
{
    private static readonly MakersRepository Repository = new(
        "pgdg",
        new Uri("https://apt-archive.postgresql.org/pub/repos/apt"),
        "trixie-pgdg-archive",
        "main",
        new Uri("https://www.postgresql.org/media/keys/ACCC4CF8.asc"),
        "B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8");

    /// <summary>Packages of it.</summary>
    public static MakersPackages With(params IReadOnlyList<MakersPackage> packages) => new(Repository, packages);
}
