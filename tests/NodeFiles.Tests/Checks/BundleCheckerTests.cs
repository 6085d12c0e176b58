using ClusterProvisioning.NodeFiles.Checks;
using ClusterProvisioning.NodeFiles.Tests.Support;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.NodeFiles.Tests.Checks;

/// <summary>The machines' own programs read the files. Skipped, with the reason, without root or image.</summary>
[Trait("Needs", "image")]
public sealed class BundleCheckerTests
{
    [SkippableTheory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public async Task Every_file_of_every_machine_is_accepted(string region, string realisation)
    {
        var image = TestImage.Folder();
        var model = TestBundles.Region(region);
        foreach (var bundle in Different(TestBundles.Of(region, realisation)))
        {
            var results = await new BundleChecker(image).RunAsync(model, bundle, CancellationToken.None);
            results.Where(result => result.Problem is not null).Select(result => $"{bundle.Node.Name}: {result.Checker} {result.Subject}: {result.Problem}").ShouldBeEmpty();
            results.Count.ShouldBeGreaterThan(3);
        }
    }

    // Machines of one group differ in names and addresses only: the first, and the last of the databases.
    private static IEnumerable<Bundle> Different(IReadOnlyList<Bundle> bundles) =>
        bundles.GroupBy(bundle => bundle.NodeGroup.Path.ToString(), StringComparer.Ordinal)
            .SelectMany(group => group.First().NodeGroup.Role == NodeRole.Database ? new[] { group.First(), group.Last() }.Distinct() : [group.First()]);
}
