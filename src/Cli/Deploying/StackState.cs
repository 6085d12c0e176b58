using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>What the engine remembers of a stack.</summary>
internal sealed class StackState
{
    private readonly string _stack;
    private readonly string _json;
    private readonly HashSet<(string Type, string Name)> _made;

    /// <summary>Reads it.</summary>
    /// <param name="stack">The stack's name, which is its region's.</param>
    /// <param name="json">The export.</param>
    /// <exception cref="PreviewException">The text is no export of that stack.</exception>
    public StackState(string stack, string json)
    {
        (_stack, _json, Name) = (stack, json, $"the state of stack {stack}");
        Whole = new RegionSide { Resources = StateReader.Read(json, Name, stack), IsRecorded = true };
        _made = [.. Whole.Resources.Select(resource => resource.Identity)];
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>All of it, as one side of a comparison.</summary>
    public RegionSide Whole { get; }

    /// <summary>True if a resource was made; providers are made with whatever uses them.</summary>
    public bool Has(CloudResource resource) => resource.IsProvider || _made.Contains(resource.Identity);

    /// <summary>True if a machine was made.</summary>
    /// <param name="machine">Its name, below region and site.</param>
    public bool HasMachine(string machine) => _made.Contains((CloudResource.MachineType, $"{_stack}-{machine}"));

    /// <summary>True if it has what the whole program wants and a part of it does not: that part alone would take it away.</summary>
    public bool HasBeyond(RegionSide part, RegionSide whole)
    {
        var within = part.Resources.Select(resource => resource.Identity).ToHashSet();
        return whole.Resources.Any(resource => !resource.IsProvider && !within.Contains(resource.Identity) && _made.Contains(resource.Identity));
    }

    /// <summary>An output of the stack that is a map by site; empty before it was made.</summary>
    public IReadOnlyDictionary<string, string> BySite(string output) => StackOutputs.Map(_json, output);
}
