namespace ClusterProvisioning.Model.Images;

/// <summary>All that production images take from makers instead of Debian.</summary>
/// <param name="Packages">Packages, each repository once.</param>
/// <param name="Programs">Programs that come in no package.</param>
public sealed record MakersSoftware(IReadOnlyList<MakersPackages> Packages, IReadOnlyList<MakersProgram> Programs)
{
    /// <summary>What several services take, joined.</summary>
    public static MakersSoftware Of(IEnumerable<MakersPackages> packages, IEnumerable<MakersProgram> programs) => new(
        [
            .. packages.GroupBy(each => each.Repository)
                .Select(each => new MakersPackages(each.Key, InOrder(each.SelectMany(taken => taken.Packages), package => package.Name)))
                .OrderBy(each => each.Repository.Name, StringComparer.Ordinal),
        ],
        InOrder(programs, program => program.Name));

    private static List<T> InOrder<T>(IEnumerable<T> each, Func<T, string> name) => [.. each.Distinct().OrderBy(name, StringComparer.Ordinal)];
}
