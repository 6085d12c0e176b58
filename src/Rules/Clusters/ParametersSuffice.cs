using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Parameters;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>A number in `postgresql.parameters` is no lower than what the rest of the region needs, and no more than its disks hold.</summary>
public sealed class ParametersSuffice : IRule
{
    // Every one of them is reckoned from machines and chunks.
    private static readonly string[] Reckoned = ["max_worker_processes", "max_locks_per_transaction"];
    private static readonly string[] OfWal = ["max_wal_size", "wal_keep_size"];

    // The maker's own default is 16 (TimescaleDB's guc.c).
    private const string Workers = "timescaledb.max_background_workers";

    /// <inheritdoc/>
    public string Code => "CP1125";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Primary is not { } primary || ServerParameters.Of(region.Declared.Postgresql.Version) is not { } known)
            return [];
        var written = region.Declared.Postgresql.Parameters.ToDictionary(StringComparer.Ordinal);
        return [.. Low(written, known, new ClusterSettings(region, primary)), .. Large(region, written, known), .. Background(region, written)];
    }

    private static IEnumerable<Finding> Low(
        Dictionary<string, string> written,
        IReadOnlyDictionary<string, ServerParameter> known,
        ClusterSettings settings) =>
        from name in Reckoned
        where written.ContainsKey(name)
        let least = Convert.ToDouble(settings.Reckoned[name], CultureInfo.InvariantCulture)
        where known[name].Number(written[name]) < least
        select new Finding(
            At(name),
            $"{name} {written[name]} is less than what this region's machines and tables need: {least}.",
            $"Take it out, or set {least} or more.");

    private static IEnumerable<Finding> Large(Region region, Dictionary<string, string> written, IReadOnlyDictionary<string, ServerParameter> known)
    {
        var folders = new PostgresFolders(region.Declared.Postgresql.Version);
        if (region.DatabaseGroups.Select(group => WalBudget.For(group.Hardware, folders)).MinBy(budget => budget.Room) is not { } smallest)
            return [];
        var room = smallest.Room - smallest.SlotKeep.Count;
        return
            from name in OfWal
            where written.ContainsKey(name) && known[name].Number(written[name]) * (1L << 20) > room
            let left = $"{Figures.Size(smallest.Room)} − {smallest.SlotKeep} for slots = {Figures.Size(room)}"
            select new Finding(
                At(name),
                $"{name} {written[name]} is more than what is left on the disk for WAL: {left}; a server whose WAL finds no room stops.",
                $"Take it out: max_wal_size is reckoned from the disk, {smallest.MaxWalSize} here.");
    }

    // Each database's scheduler is one, and a job takes one while it runs.
    private static IEnumerable<Finding> Background(Region region, Dictionary<string, string> written)
    {
        var least = TimescaleDatabases.Of(region.Declared.Database).Count + 2;
        return !written.TryGetValue(Workers, out var text) || !int.TryParse(text, CultureInfo.InvariantCulture, out var workers) || workers >= least ? [] :
        [
            new Finding(
                At(Workers),
                $"{Workers} {workers} is too few: each database with TimescaleDB takes one for its scheduler, and a policy one while it runs.",
                $"Take it out, or set {least} or more."),
        ];
    }

    private static ModelPath At(string parameter) => ModelPath.Of("postgresql", "parameters", parameter);
}
