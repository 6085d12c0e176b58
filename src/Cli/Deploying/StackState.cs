using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>What the engine remembers of a stack.</summary>
/// <param name="stack">The stack's name, which is its region's.</param>
/// <param name="json">The export.</param>
/// <exception cref="PreviewException">The text is no export of that stack.</exception>
internal sealed class StackState(string stack, string json)
{
    private readonly IReadOnlyList<CloudResource> _resources = StateReader.Read(json, NameOf(stack), stack);

    /// <summary>What messages call it.</summary>
    public string Name => NameOf(stack);

    /// <summary>All of it, as one side of a comparison.</summary>
    public RegionSide Whole => new() { Resources = _resources, IsRecorded = true };

    /// <summary>Of it what a part of the program has too: the rest is neither looked at nor changed.</summary>
    public RegionSide Within(RegionSide part)
    {
        var named = part.Resources.Select(resource => resource.Identity).ToHashSet();
        return Whole with { Resources = [.. _resources.Where(resource => named.Contains(resource.Identity))] };
    }

    /// <summary>True if a resource was made.</summary>
    public bool Has(CloudResource resource) => _resources.Any(made => made.Identity == resource.Identity);

    /// <summary>An output of the stack that is a map by site; empty before it was made.</summary>
    public IReadOnlyDictionary<string, string> BySite(string output) => StackOutputs.Map(json, output);

    private static string NameOf(string stack) => $"the state of stack {stack}";
}
