using ClusterProvisioning.Machines;

namespace ClusterProvisioning.Services.Tests.Images;

public sealed class MakersTests
{
    private static readonly IReadOnlyList<IInstalled> Installed = [.. MachineServices.All.OfType<IInstalled>()];

    [Fact]
    public void What_is_pinned_is_what_regions_are_made_for()
    {
        var releases = Installed.SelectMany(service => service.Releases).DistinctBy(each => each.Software).ToList();
        foreach (var (name, version) in Pinned())
        {
            if (releases.FirstOrDefault(each => each.Packages.Contains(name)) is not { } known)
                continue;
            known.Supports(Version.Parse(version)).ShouldBeTrue($"{name} {version}; supported: {known.Supported}");
            (Version.Parse(version) <= known.Newest).ShouldBeTrue($"{name} {version} is newer than {known.Newest}, the newest that was found");
        }
    }

    [Fact]
    public void Every_repository_is_fetched_by_TLS_and_trusted_by_a_whole_fingerprint()
    {
        foreach (var repository in MachineServices.Makers.Packages.Select(each => each.Repository))
        {
            repository.Fingerprint.ShouldMatch("^[0-9A-F]{40}$", repository.Name);
            new[] { repository.Address, repository.Key }.ShouldAllBe(address => address.Scheme == Uri.UriSchemeHttps);
        }

        MachineServices.Makers.Programs.ShouldAllBe(each => each.Address.Scheme == Uri.UriSchemeHttps && each.Sha256.Length == 64);
    }

    [Fact]
    public void Each_repository_is_named_once_whoever_takes_from_it() => MachineServices.Makers.Packages
        .Select(each => $"{each.Repository.Name}: {string.Join(' ', each.Packages.Select(package => $"{package.Name}={package.Version}"))}").ShouldBe(
        [
            "hashicorp: consul=1.22.6",
            "pgdg: patroni=4.1.4 pgbackrest=2.60.0",
            "timescaledb: timescaledb-2-loader-postgresql-17=2.29.2 timescaledb-2-postgresql-17=2.29.2",
        ]);

    [Fact]
    public void In_Debians_place_comes_only_what_a_service_has_of_Debian()
    {
        var debian = Installed.SelectMany(service => service.Packages).ToHashSet();
        var replaced = MachineServices.Makers.Packages.SelectMany(each => each.Packages).Select(each => each.InPlaceOf).OfType<string>();
        replaced.ShouldAllBe(each => debian.Contains(each));
    }

    private static IEnumerable<(string Name, string Version)> Pinned() =>
        MachineServices.Makers.Packages.SelectMany(each => each.Packages).Select(each => (each.Name, each.Version))
            .Concat(MachineServices.Makers.Programs.Select(each => (each.Name, each.Version)));
}
