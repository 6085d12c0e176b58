using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A disk set of the database machines and the tiers whose tablespaces lie on it.</summary>
/// <param name="Hardware">The kind of machine.</param>
/// <param name="Set">The set's name.</param>
/// <param name="Disks">The set.</param>
/// <param name="Tiers">The tiers on it.</param>
public sealed record SetLoad(Name Hardware, Name Set, DiskSetDeclaration Disks, IReadOnlyList<KeyValuePair<Name, TierDeclaration>> Tiers)
{
    /// <summary>The set's place in the model.</summary>
    public ModelPath Path => ModelPath.Of("hardware", Hardware, "disks", Set);

    /// <summary>Every set of every kind of database machine that holds a tier; a standby holds what its primary does.</summary>
    public static IReadOnlyList<SetLoad> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
        [
            .. from hardware in region.DatabaseGroups.DistinctBy(each => each.Declared.Hardware)
               from tier in region.Declared.Tiers
               let set = SetOf(region, hardware.Hardware, tier.Value)
               where set is not null
               group tier by (hardware.Declared.Hardware, Set: set, Disks: hardware.Hardware.Disks[set]) into same
               select new SetLoad(same.Key.Hardware, same.Key.Set, same.Key.Disks, [.. same]),
        ];
    }

    /// <summary>The sets that hold less than lies on them some days after the first reading.</summary>
    public static IEnumerable<SetLoad> OverfullOn(Region region, Ingestion ingestion, double day) =>
        Of(region).Where(load => load.HeldOn(ingestion, day).Count > load.Disks.UsableCapacity.Count);

    /// <summary>What lies on the set some days after the first reading.</summary>
    public Bytes HeldOn(Ingestion ingestion, double day)
    {
        ArgumentNullException.ThrowIfNull(ingestion);
        return new Bytes(Tiers.Sum(tier => ingestion.HeldOn(tier.Value, day).Count));
    }

    /// <summary>The sum, tier by tier: <c>hot 61.6 TB + warm 29.8 TB = 91.4 TB</c>.</summary>
    public string Explain(Ingestion ingestion, double day) =>
        $"{string.Join(" + ", Tiers.Select(tier => $"{tier.Key} {Figures.Size(ingestion.HeldOn(tier.Value, day))}"))} = {Figures.Size(HeldOn(ingestion, day))}";

    private static Name? SetOf(Region region, HardwareDeclaration hardware, TierDeclaration tier) =>
        tier.Tablespace is { } name ? region.Tablespaces.FirstOrDefault(tablespace => tablespace.Name == name)?.DataSetOf(hardware) : null;
}
