using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Stated;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>What a seed says of disk sets and tablespaces can be done.</summary>
public sealed class StatedDisks : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1075";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Stated.Storage is not { } stated)
            return [];
        var path = ModelPath.Of("stated", "storage");
        var shared =
            from use in stated.Uses
            where use.Value.Count > 1
            select new Finding(
                path.Key("uses").Key(use.Key.ToString()),
                Shared(region, use.Key, use.Value),
                "Fulls lie on backup servers of their own; the set holds the cold tier only.");
        return shared.Concat(Folders(region, stated, path)).Concat(Objects(stated, path));
    }

    private static IEnumerable<Finding> Folders(Region region, StatedStorageDeclaration stated, ModelPath path)
    {
        const string Refusal = "CREATE TABLESPACE wants an empty folder, and base backups would hold it twice";
        return
            from tablespace in stated.Tablespaces
            let place = region.Declared.Database.Tablespaces.TryGetValue(tablespace.Key, out var declared) ? declared.Location : "a folder beside it"
            select new Finding(
                path.Key("tablespaces").Key(tablespace.Key.ToString()),
                $"Tablespace '{tablespace.Key}' at {tablespace.Value} is the data directory itself, or lies in it: {Refusal}.",
                $"It lies at {place}.");
    }

    private static IEnumerable<Finding> Objects(StatedStorageDeclaration stated, ModelPath path)
    {
        const string NoFolder = "a tablespace is a folder of a file system, and TimescaleDB's tiering to object storage is its makers' cloud's alone";
        return
            from tablespace in stated.ObjectStorage
            select new Finding(
                path.Key("objectStorage"),
                $"Tablespace '{tablespace}' is put into object storage too; {NoFolder}.",
                "It lies on disks; what leaves the database is archived to the bucket, read back and checked before it is dropped.");
    }

    private static string Shared(Region region, Name set, IReadOnlyList<string> uses)
    {
        var built = Ingestion.Of(region);
        var disks = region.Declared.Hardware.Values
            .SelectMany(hardware => hardware.Disks)
            .Where(each => each.Key == set)
            .Select(each => each.Value)
            .FirstOrDefault();
        var aged = region.Declared.Tiers.Where(tier => tier.Value is { Tablespace: not null, Compression.Value: > 1 }).ToList();
        var kept = aged.Sum(tier => (double)built.Held(tier.Value).Count);
        var full = (double)built.DatabaseOn(region.Declared.Tiers.Values, Ingestion.JudgedOn(region)).Count;
        var room = (disks?.UsableCapacity.Count ?? 0) - kept;
        var taken = $"{string.Join(" and ", aged.Select(tier => tier.Key))} data take {Figures.Size(kept)} of it at the design rate";
        var left = $"what is left, {Figures.Size(room)}, holds {Math.Floor(room / full):0} fulls of {Figures.Size(full)}";
        return $"Set '{set}' is given to {string.Join(", ", uses)}: it holds {disks?.UsableCapacity}, {taken}, and {left}.";
    }
}
