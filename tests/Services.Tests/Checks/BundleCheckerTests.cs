using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Checks;

/// <summary>The machines' own programs read the files. Skipped, with the reason, without root or image.</summary>
[Trait("Needs", "image")]
public sealed class BundleCheckerTests
{
    // One of each backup program, on AWS and in the lab; the others, alike but for addresses, sizes and disks, in the long run.
    [Theory]
    [InlineData("us-east", "aws")]
    [InlineData("lab", "lab")]
    public Task Every_file_of_every_machine_is_accepted(string region, string realisation) => AcceptedAsync(region, realisation);

    [Trait("Length", "long")]
    [Theory]
    [InlineData("eu-central", "aws")]
    [InlineData("eu-central", "metal")]
    [InlineData("lab", "metal")]
    public Task Every_file_is_accepted_in_the_other_realisation_too(string region, string realisation) => AcceptedAsync(region, realisation);

    [Theory]
    [InlineData("pg1", "clevis", "swanctl", "nft")]
    [InlineData("bastion1", "swanctl", "nft")]
    public async Task What_only_machines_of_ones_own_have_is_accepted_too(string node, params string[] checkers)
    {
        var model = TestBundles.LabWith("""
            security:
              ipsec: nodes
              diskEncryption:
                kind: luks
                unlock: tang
                servers:
                  tang1: {site: primary, address: 10.3.1.61, port: 7500, thumbprint: f1XV4dxLIUQmiSrLMXTRMYS6ykGD5sEIq9pdEJkiDhI}
                  tang2: {site: primary, address: 10.3.1.62, port: 7500, thumbprint: aJsd9Zk1mPqYx0R7b3EwUtGv5cLhNfQo8iSyKzD2WgM}
                  tang3: {site: dr, address: 10.13.1.61, thumbprint: Qm4yTz7HcXv1LbN9sKd0RfWgE5uJpA3iOxZ8hCqVtY2}
            sites: {primary: {vpn: {kind: ipsec, clients: 10.100.0.0/22, network: bastion}}}

            """);
        var results = await new BundleChecker(TestImage.Folder()).RunAsync(
            model,
            Bundles.Of(model, Realisation.Metal).Single(bundle => bundle.Node.Name.ToString() == node),
            CancellationToken.None);
        results.Where(result => result.Problem is not null).Select(result => $"{result.Checker} {result.Subject}: {result.Problem}").ShouldBeEmpty();
        checkers.ShouldBeSubsetOf(results.Select(result => result.Checker));
    }

    private static async Task AcceptedAsync(string region, string realisation)
    {
        var image = TestImage.Folder();
        var model = TestBundles.Region(region);
        // Daemons are waited for most of the time.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        await Parallel.ForEachAsync(Different(TestBundles.Of(region, realisation)), options, async (bundle, cancel) =>
        {
            var results = await new BundleChecker(image).RunAsync(model, bundle, cancel);
            results.Where(result => result.Problem is not null)
                .Select(result => $"{bundle.Node.Name}: {result.Checker} {result.Subject}: {result.Problem}")
                .ShouldBeEmpty();
            results.Count.ShouldBeGreaterThan(3);
        });
    }

    // Machines of one group differ in names and addresses only: the first, and the last of the databases.
    private static IEnumerable<Bundle> Different(IReadOnlyList<Bundle> bundles) =>
        bundles.GroupBy(bundle => bundle.NodeGroup.Path.ToString(), StringComparer.Ordinal)
            .SelectMany(group => group.First().NodeGroup.Role == NodeRole.Database ? new[] { group.First(), group.Last() }.Distinct() : [group.First()]);
}
