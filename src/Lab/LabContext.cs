using ClusterProvisioning.Image;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Declaration;
using Serilog;

namespace ClusterProvisioning.Lab;

/// <summary>A lab with everything at hand that its verbs work with.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="State">Its state.</param>
/// <param name="Plan">What it consists of.</param>
/// <param name="Image">The image below its machines.</param>
/// <param name="Log">Its log file.</param>
internal sealed record LabContext(LabFolder Folder, StateFile State, LabPlan Plan, MachineImage Image, ILogger Log)
{
    /// <summary>Its switches.</summary>
    public Fabric Fabric { get; } = new(Folder.Name);

    /// <summary>A machine as it can be started and stopped.</summary>
    public NodeMachine Machine(LabNode node) => new(Folder, node, State);

    /// <summary>The namespace from which administrators reach the machines of a site.</summary>
    public NetworkNamespace Administration(string? site) =>
        Fabric.Of(Plan.NodesOf(NodeRole.Bastion).First(node => site is null || node.Site == site).Name);
}
