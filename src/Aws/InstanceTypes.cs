using System.Runtime.CompilerServices;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>
/// The instance types that hardware is realised with, as of 2025-11 (AWS docs, "Amazon EC2 instance types"), with what can be attached to them ("Amazon EBS
/// volume limits" and "Maximum IP addresses per network interface").
/// </summary>
/// <remarks>
/// The seventh AMD families first: one vCPU is a whole EPYC core there (no SMT), so a seed's cores are vCPUs. Where a zone has none of them, the seventh
/// Intel families and then the sixth, whose vCPU is half a core. Storage is EBS only.
/// </remarks>
public static class InstanceTypes
{
    // The sixth families attach 28 of volumes and interfaces together; the seventh have places for volumes alone.
    private const int SharedPlaces = 28;

    // Baselines of EBS: the same for every family here ("Amazon EBS-optimized instance types", as of 2025-11).
    private static readonly IReadOnlyList<Size> Sizes =
    [
        new("large", 2, 32, 3, new(3600, 81)), new("xlarge", 4, 32, 4, new(6000, 156)), new("2xlarge", 8, 32, 4, new(12_000, 312)),
        new("4xlarge", 16, 32, 8, new(20_000, 625)), new("8xlarge", 32, 32, 8, new(40_000, 1250)), new("12xlarge", 48, 32, 8, new(60_000, 1875)),
        new("16xlarge", 64, 48, 15, new(80_000, 2500)), new("24xlarge", 96, 64, 15, new(120_000, 3750)),
        new("32xlarge", 128, 88, 15, new(160_000, 5000)), new("48xlarge", 192, 128, 15, new(240_000, 5000)),
    ];

    private static readonly IReadOnlyList<IReadOnlyList<InstanceType>> Generations = [[.. Generation("7a")], [.. Generation("7i")], [.. Generation("6i")]];

    // Rules, volumes and machines all ask; each group is looked through the table for once.
    private static readonly ConditionalWeakTable<NodeGroup, Choice> Chosen = [];

    /// <summary>Every type, the preferred families first, in each the smallest.</summary>
    public static IReadOnlyList<InstanceType> All { get; } = [.. Generations.SelectMany(types => types)];

    /// <summary>
    /// The type with at least the cores and memory that every one of the zones offers, of the first families that have one: the least memory, then the fewest
    /// cores; null where none is large enough.
    /// </summary>
    /// <param name="hardware">What is wanted.</param>
    /// <param name="zones">Ids of zones, such as <c>euc1-az1</c>.</param>
    public static InstanceType? Smallest(HardwareDeclaration hardware, IReadOnlyCollection<string> zones)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(zones);
        return Generations.Select(types => Smallest(types, hardware, zones)).FirstOrDefault(type => type is not null);
    }

    /// <summary>The type that a group's machines get: the one that it names, else the smallest that its hardware fits; null where the table has none.</summary>
    public static InstanceType? Of(NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Chosen.GetValue(group, Choose).Type;
    }

    /// <summary>The name of the type that a group's machines get, for a region that passed the rules.</summary>
    public static string NameOf(NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Declared.InstanceType ?? Of(group)!.Name;
    }

    /// <summary>
    /// The vCPUs of a type, also of one that the table has not: its size says them (AWS docs, "Amazon EC2 instance type naming conventions").
    /// </summary>
    public static int VCpusOf(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (All.FirstOrDefault(each => each.Name == type) is { } known)
            return known.VCpus;
        const string Unit = "xlarge";
        var size = type[(type.IndexOf('.') + 1)..];
        if (!size.EndsWith(Unit, StringComparison.Ordinal))
            return 2;
        return 4 * (int.TryParse(size[..^Unit.Length], System.Globalization.CultureInfo.InvariantCulture, out var times) ? times : 1);
    }

    /// <summary>The zones that a group has machines in, each once.</summary>
    public static IReadOnlyList<string> ZonesOf(NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return [.. group.Nodes.Select(node => node.Zone).Distinct(StringComparer.Ordinal)];
    }

    private static Choice Choose(NodeGroup group) => new(
        group.Declared.InstanceType is { } name ? All.FirstOrDefault(type => type.Name == name) : Smallest(group.Hardware, ZonesOf(group)));

    private static InstanceType? Smallest(IReadOnlyList<InstanceType> types, HardwareDeclaration hardware, IReadOnlyCollection<string> zones) => types
        .Where(type => type.Cores >= hardware.Cores && type.Memory.Count >= hardware.Memory.Count)
        .OrderBy(type => type.Memory.Count).ThenBy(type => type.Cores)
        .FirstOrDefault(type => zones.All(zone => InstanceOffers.Has(zone, type.Name)));

    // c has 2 GiB a vCPU, m 4 and r 8; a size that no zone offers is none.
    private static IEnumerable<InstanceType> Generation(string name) =>
        from family in new (string Letter, int GiBPerVCpu)[] { ("c", 2), ("m", 4), ("r", 8) }
        from size in Sizes
        let type = $"{family.Letter}{name}.{size.Name}"
        where InstanceOffers.Exists(type)
        let isSixth = name.StartsWith('6')
        let cores = name.EndsWith('a') ? size.VCpus : size.VCpus / 2
        let memory = new MemorySize((long)size.VCpus * family.GiBPerVCpu << 30)
        select new InstanceType(type, size.VCpus, cores, memory, isSixth ? SharedPlaces : size.Volumes, isSixth, size.Interfaces, size.Ebs);

    private sealed record Choice(InstanceType? Type);

    private sealed record Size(string Name, int VCpus, int Volumes, int Interfaces, EbsLimits Ebs);
}
