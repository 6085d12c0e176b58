using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>What several services of a machine ask for, each thing once: two that read one file each say so, and must want the same file.</summary>
internal static class Merged
{
    /// <summary>The files by path, each with all its readers.</summary>
    /// <param name="files">Files of all services.</param>
    /// <param name="units">The machine's units.</param>
    public static IReadOnlyList<NodeFile> Files(IEnumerable<NodeFile> files, IReadOnlyList<string> units) =>
    [
        .. files.GroupBy(file => file.Path, StringComparer.Ordinal)
            .Select(same => One(same.Key, same, (one, other) => one with { Readers = [] } == other with { Readers = [] }) with
            {
                Readers = Readers(same.SelectMany(file => file.Readers.Count > 0 ? file.Readers : SystemPlaces.Of(file.Path, units))),
            })
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The folders by path.</summary>
    public static IReadOnlyList<NodeDirectory> Directories(IEnumerable<NodeDirectory> folders) =>
    [
        .. folders.GroupBy(folder => folder.Path, StringComparer.Ordinal)
            .Select(same => One(same.Key, same, (one, other) => one == other))
            .OrderBy(folder => folder.Path, StringComparer.Ordinal),
    ];

    /// <summary>Certificates, passwords and shared files by name or path; secrets in the order of the services.</summary>
    public static Credentials Credentials(IEnumerable<Credentials> all)
    {
        var parts = all.ToList();
        return new Credentials
        {
            Certificates =
            [
                .. parts.SelectMany(part => part.Certificates).GroupBy(each => each.Name, StringComparer.Ordinal)
                    .Select(same => same.First() with { Readers = Readers(same.SelectMany(each => each.Readers)) })
                    .OrderBy(each => each.Name, StringComparer.Ordinal),
            ],
            Passwords = [.. parts.SelectMany(part => part.Passwords).OrderBy(each => each.Name, StringComparer.Ordinal)],
            Secrets = [.. parts.SelectMany(part => part.Secrets).DistinctBy(each => each.Path, StringComparer.Ordinal)],
            Shared = [.. parts.SelectMany(part => part.Shared)],
        };
    }

    private static IReadOnlyList<FileReader> Readers(IEnumerable<FileReader> readers) =>
        [.. readers.DistinctBy(reader => new Reading(reader.Unit, reader.Takes))];

    // A tuple with an enum would be compiled at each start (docs/decisions/cold-start.md).
    private sealed record Reading(string Unit, ChangeTakes Takes);

    private static T One<T>(string what, IEnumerable<T> same, Func<T, T, bool> isEqual)
    {
        var first = same.First();
        return same.Skip(1).All(other => isEqual(first, other))
            ? first
            : throw new InvalidOperationException($"Two services of a machine want '{what}', and not the same.");
    }
}
