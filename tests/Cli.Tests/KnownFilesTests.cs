using ClusterProvisioning.Fleet;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Services;
using ClusterProvisioning.Topology;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>Preview and rollout know what a change of each file takes: of one that they do not know they make a reboot.</summary>
public sealed class KnownFilesTests
{
    // systemd-tmpfiles runs at boot only; its unit must not run later, for it would make /run/nologin.
    private static readonly string[] NeedABoot = ["/etc/tmpfiles.d/cluster-backup.conf"];

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    [InlineData("lab")]
    public void Every_file_of_every_machine_is_known(string name)
    {
        var project = ProjectLayout.Find();
        var region = new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, name + ".yaml")).Region.ShouldNotBeNull();
        var unknown = Bundles.Of(region, region.Declared.Target == Target.Aws ? Realisation.Aws : Realisation.Metal)
            .SelectMany(bundle => bundle.Files)
            .Select(file => file.Path)
            .Distinct(StringComparer.Ordinal)
            .Where(path => FileEffects.Of(path, State(path, "before"), State(path, "after"), []).Any(effect => effect.Kind == EffectKind.Unknown))
            .Order(StringComparer.Ordinal);
        unknown.Except(NeedABoot, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static MachineState State(string path, string content) =>
        new("m", new Dictionary<string, MachineFile> { [path] = new(path, "0644 root root", content) }, []);
}
