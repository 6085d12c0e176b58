using System.IO.Enumeration;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

/// <summary>Of each file that a machine has somebody says who reads it, and what is told to read it again is there.</summary>
public sealed class ReadersTests
{
    // Not units of a bundle: the base system's, PostgreSQL by Patroni's word, and the machine itself, which is booted.
    private static readonly string[] OfEveryMachine = ["systemd-sysctl.service", "systemd-networkd.service", "PostgreSQL", "machine"];

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    [InlineData("ap-south", "aws")]
    [InlineData("consul", "aws")]
    [InlineData("watched", "metal")]
    [InlineData("metal", "metal")]
    public void Every_file_and_credential_has_readers_that_the_machine_has(string region, string realisation)
    {
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            foreach (var (path, readers) in ReaderList.Of(bundle))
            {
                readers.ShouldNotBeEmpty($"{bundle.Node.Name}: {path}");
                foreach (var reader in readers.Where(reader => reader.Takes is ChangeTakes.Restart or ChangeTakes.Reload))
                    Has(bundle, reader.Unit).ShouldBeTrue($"{bundle.Node.Name}: {path} asks for {reader.Unit}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void A_list_of_readers_comes_back_as_it_was_written(string region, string realisation)
    {
        var bundle = TestBundles.Of(region, realisation)[0];
        var written = ReaderList.Write(bundle);
        ReaderList.Read(written).Count.ShouldBe(ReaderList.Of(bundle).Count);
        System.Text.Json.JsonSerializer.Serialize(ReaderList.Read(written)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(ReaderList.Of(bundle)));
    }

    // What a timer or another unit starts has its file in the bundle; a reader that is a word for nobody's unit takes nothing.
    private static bool Has(Bundle bundle, string unit) =>
        OfEveryMachine.Contains(unit)
        || bundle.Units.Any(each => FileSystemName.MatchesSimpleExpression(unit, each, ignoreCase: false))
        || bundle.Files.Any(file => file.Path == "/etc/systemd/system/" + unit)
        || (bundle.NodeGroup.Networks.Count > 0
            && unit.EndsWith(".service", StringComparison.Ordinal)
            && bundle.Files.Any(file => file.Path.StartsWith($"/etc/systemd/system/{unit}.d/", StringComparison.Ordinal)));
}
