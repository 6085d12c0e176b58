using ClusterProvisioning.Boot.Tests.Guests;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>A machine of a region as its hardware is declared: disks of those kinds and sizes, cards to join.</summary>
internal static class MetalMachine
{
    /// <summary>How many cables lead to a machine of a group.</summary>
    public static int CardsOf(NodeGroup group) => group.Hardware.Nics.Values.FirstOrDefault()?.Count ?? 1;

    /// <summary>True if its cards are joined by LACP.</summary>
    public static bool IsAggregated(NodeGroup group) => group.Hardware.Nics.Values.FirstOrDefault()?.Bond == BondMode.Lacp;

    /// <summary>The disks of its system, which somebody writes before the machine boots from them.</summary>
    /// <param name="machine">The machine's name.</param>
    /// <param name="group">Its group.</param>
    /// <param name="folder">Where they lie.</param>
    public static IReadOnlyList<GuestDisk> SystemDisks(string machine, NodeGroup group, string folder) =>
    [
        .. group.Hardware.Disks.Values.Where(set => set.IsBoot).SelectMany(set => Enumerable.Range(0, set.Count)
            .Select(i => new GuestDisk($"{machine}-{i}", set.Size.Count, "ssd") { Boots = true, File = Path.Combine(folder, $"{machine}-{i}.qcow2") })),
    ];

    /// <summary>The guest.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="group">Its group.</param>
    /// <param name="system">The disks that it boots from.</param>
    /// <param name="cards">Its cards.</param>
    public static GuestMachine Of(LabNode node, NodeGroup group, IEnumerable<GuestDisk> system, IReadOnlyList<GuestCard> cards) => new(node.Name)
    {
        Memory = group.Role == NodeRole.Database ? 1536 : 768,
        Disks =
        [
            .. system,
            .. group.Hardware.Disks.Where(set => !set.Value.IsBoot).SelectMany(set => Enumerable.Range(0, set.Value.Count)
                .Select(i => new GuestDisk($"{set.Key}{i}", set.Value.Size.Count, EnumName.Of(set.Value.Medium)))),
        ],
        Cards = cards,
    };
}
