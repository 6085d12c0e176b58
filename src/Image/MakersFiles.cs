using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Image;

/// <summary>What a disk takes from makers, as tables of its recipe for <c>take-from-makers</c>: a line each, fields with a space between them.</summary>
internal static class MakersFiles
{
    private const string Nothing = "-";

    /// <summary>The tables.</summary>
    /// <param name="software">What is taken.</param>
    /// <param name="debianOnly">True if nobody is asked, and all of it is left out.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(MakersSoftware software, bool debianOnly) =>
    [
        ("makers-repositories", Lines(software.Packages.Select(each => Line(each.Repository)))),
        ("makers-packages", Lines(
            from each in software.Packages
            from package in each.Packages
            select $"{each.Repository.Name} {package.Name} {package.Version} {package.InPlaceOf ?? Nothing}")),
        ("makers-programs", Lines(software.Programs.Select(each => $"{each.Name} {each.Version} {each.Address} {each.Sha256} {each.Path}"))),
        ("makers-asked", debianOnly ? "no\n" : "yes\n"),
    ];

    private static string Line(MakersRepository repository) =>
        $"{repository.Name} {repository.Address} {repository.Suite} {repository.Component} {repository.Key} {repository.Fingerprint}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
