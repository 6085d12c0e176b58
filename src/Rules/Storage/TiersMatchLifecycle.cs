using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>
/// Chunks move, are packed and are dropped at the ages at which the tiers say so, and are in the archive before they are dropped: disks are reckoned from the
/// tiers.
/// </summary>
public sealed class TiersMatchLifecycle : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1052";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var tiers = region.Declared.Tiers.Where(tier => tier.Value.Tablespace is not null).ToList();
        if (tiers.Count == 0)
            return [];
        var built = Ingestion.Of(region);
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            where table.Declared.Hypertable is not null
            from wrong in Ages(region, table.Declared.Hypertable!, tiers).Concat(Packing(table.Declared.Hypertable!, tiers, built))
            select new Finding(
                table.Path.Key("hypertable").Key("lifecycle"),
                $"Hypertable '{table.Schema}.{table.Name}': {wrong}.",
                "Give the tiers, the lifecycle, compression and the archive one set of ages.");
    }

    private static IEnumerable<string> Ages(Region region, HypertableDeclaration table, List<KeyValuePair<Name, TierDeclaration>> tiers) =>
        table.Lifecycle is not { } lifecycle
            ? [$"it has no lifecycle, so its chunks stay on disk for ever; tier '{tiers[^1].Key}' ends at {tiers[^1].Value.Until}"]
            : Kinds(lifecycle, region.Declared.Database).Concat(Moves(lifecycle, tiers)).Concat(Ends(lifecycle, tiers[^1], region.Declared.Backup));

    private static IEnumerable<string> Kinds(LifecycleDeclaration lifecycle, ContentsDeclaration contents) =>
        from move in new[] { (To: lifecycle.Warm, Tier: StorageTier.Warm), (To: lifecycle.Cold, Tier: StorageTier.Cold) }
        where move.To is { } to && contents.Tablespaces.TryGetValue(to, out var tablespace) && tablespace.Tier != move.Tier
        select $"{(move.Tier == StorageTier.Warm ? "warm" : "cold")} chunks move to '{move.To}', a tablespace of another tier";

    private static IEnumerable<string> Moves(LifecycleDeclaration lifecycle, List<KeyValuePair<Name, TierDeclaration>> tiers) =>
        from move in new[] { (Age: lifecycle.WarmAfter, To: lifecycle.Warm), (Age: lifecycle.ColdAfter, To: lifecycle.Cold) }
        from tier in tiers
        where move.To is not null && tier.Value.Tablespace == move.To && move.Age != tier.Value.From
        select $"chunks move to '{move.To}' at {move.Age}, tier '{tier.Key}' begins at {tier.Value.From}";

    private static IEnumerable<string> Packing(HypertableDeclaration table, List<KeyValuePair<Name, TierDeclaration>> tiers, Ingestion built)
    {
        if (tiers.FirstOrDefault(tier => tier.Value.Compression.Value > 1) is not { Value: { } tier } packed)
            yield break;
        if (table.Compression is null && built.IsMadeOf(table))
            yield return $"it is not compressed, tier '{packed.Key}' counts on {tier.Compression} from {tier.From} on";
        if (table.Compression is { } compression && compression.After.Milliseconds > tier.From.Milliseconds)
            yield return $"chunks are compressed at {compression.After}, tier '{packed.Key}' counts on {tier.Compression} from {tier.From} on";
    }

    // A region without backups has no archive, and keeps all: a lab of one whose tool the lab lacks.
    private static IEnumerable<string> Ends(LifecycleDeclaration lifecycle, KeyValuePair<Name, TierDeclaration> last, BackupDeclaration? backup)
    {
        if (lifecycle.DropAfter is null && backup is not null)
            yield return $"chunks are never dropped, tier '{last.Key}' ends at {last.Value.Until}";
        if (lifecycle.DropAfter is { } dropped && dropped != last.Value.Until)
            yield return $"chunks are dropped at {dropped}, tier '{last.Key}' ends at {last.Value.Until}";
        if (lifecycle is { DropAfter: { } end, Archive: true } && backup?.Archive is { } archive && archive.After.Milliseconds > end.Milliseconds)
            yield return $"chunks are archived at {archive.After} and dropped before, at {end}";
    }
}
