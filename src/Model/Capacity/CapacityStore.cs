using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>One place that fills up: a disk set of the database machines, a backup repository, or a bucket.</summary>
public sealed record CapacityStore
{
    /// <summary>Its name for a person: <c>HARDWARE.SET</c> of a disk set, the repository's, or <c>bucket NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What lies in it, for a person: the names of tiers, or how long backups are kept.</summary>
    public required string Holds { get; init; }

    /// <summary>What it can hold; null for a bucket.</summary>
    public Bytes? Usable { get; init; }

    /// <summary>The class of a bucket's objects, once they are as old as their class asks; null on disks.</summary>
    public ObjectClass? Class { get; init; }

    /// <summary>The site where a bucket lies; null on disks.</summary>
    public Name? Site { get; init; }

    /// <summary>What it holds at the end of each quarter.</summary>
    public required IReadOnlyList<Bytes> Held { get; init; }

    /// <summary>The first day on which someone is called; null if there is none within the plan.</summary>
    public DateOnly? AlertOn { get; init; }

    /// <summary>The first day on which it is full; null if there is none within the plan.</summary>
    public DateOnly? FullOn { get; init; }

    /// <summary>What to buy so that no one is ever called.</summary>
    public IReadOnlyList<Purchase> Purchases { get; init; } = [];
}
