using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Tests;

/// <summary>Machines to plan with.</summary>
internal static class Nodes
{
    public static Region Region => new RegionLoader(ProjectLayout.Find().Profiles).Load(Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")).Region!;

    private static readonly Lazy<IReadOnlyList<Bundle>> Bundled = new(() => Bundles.Of(Region, Realisation.Lab));

    /// <summary>What a machine of a role runs in the lab.</summary>
    public static Workload WorkloadOf(NodeRole role) => Bundled.Value.First(bundle => bundle.NodeGroup.Role == role).Workload;

    public static FleetNode Of(string name, NodeRole? role, params (string Path, string Content)[] files) => new()
    {
        Name = name,
        Site = role is null ? null : name.StartsWith("dr", StringComparison.Ordinal) ? "dr" : "primary",
        Role = role,
        Workload = role is { } known ? WorkloadOf(known) : null,
        Wanted = State(name, files),
    };

    public static MachineState State(string name, params (string Path, string Content)[] files) =>
        new(name, files.ToDictionary(file => file.Path, file => new MachineFile(file.Path, "0644 root:root", file.Content), StringComparer.Ordinal), []);
}
