using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>Which machines the engine stops: it works on everything at once that does not depend on another.</summary>
/// <param name="resources">The resources of both sides.</param>
/// <param name="machines">The machines of both sides, by name.</param>
internal sealed class StoppedMachines(IReadOnlyList<CloudResource> resources, IReadOnlyList<string> machines)
{
    private const string InstanceId = "instanceId";

    // Stopped and started again in place (Pulumi Registry, aws.ec2.Instance: "Updates to this field will trigger a stop/start").
    private static readonly string[] Stopping = ["instanceType", "userData"];

    // A volume or an interface that is taken from a running machine stops what runs on it.
    private static readonly string[] Attachments =
    [
        "aws:ec2/volumeAttachment:VolumeAttachment",
        "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
    ];

    private readonly Dictionary<string, CloudResource> _instances = resources.Where(resource => resource.Type == CloudResource.MachineType)
        .SelectMany(resource => new[] { resource.Key, resource.Id }.OfType<string>().Select(name => (name, resource)))
        .DistinctBy(pair => pair.name, StringComparer.Ordinal).ToDictionary(pair => pair.name, pair => pair.resource, StringComparer.Ordinal);

    /// <summary>The machine that a change stops; null where it stops none.</summary>
    public string? Of(ResourceChange change)
    {
        if (change.Resource.Type == CloudResource.MachineType)
            return change.IsLost || change.Properties.Any(property => Stopping.Contains(property.Path, StringComparer.Ordinal)) ? Name(change.Resource) : null;
        return change.IsLost && Attachments.Contains(change.Resource.Type, StringComparer.Ordinal) && InstanceOf(change.Before!) is { } instance
            ? Name(instance)
            : null;
    }

    /// <summary>The machine's name: the longest that ends the resource's.</summary>
    public string Name(CloudResource instance) =>
        machines.Where(machine => instance.Name.EndsWith("-" + machine, StringComparison.Ordinal)).MaxBy(machine => machine.Length) ?? instance.Name;

    private CloudResource? InstanceOf(CloudResource attachment) => attachment.Inputs[InstanceId] switch
    {
        SymbolicValue { References: [var key, ..] } => _instances.GetValueOrDefault(key),
        ScalarValue id => _instances.GetValueOrDefault(id.Text),
        _ => null,
    };
}
