using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// Each permanent slot has one consumer, the leader of the standby cluster, and a bound; a slot that nobody reads keeps WAL until the disk is full (PostgreSQL
/// docs, "Replication Slots").
/// </summary>
public sealed class SlotsConsumed : IRule
{
    private static readonly string[] Limits = ["max_replication_slots", "max_wal_senders"];

    /// <inheritdoc/>
    public string Code => "CP1086";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Patroni.Slots
            .SelectMany(slot => Consumer(region, slot.Key, slot.Value))
            .Concat(Shared(region))
            .Concat(Bound(region))
            .Concat(Fitting(region))
            .Concat(Number(region));
    }

    private static IEnumerable<Finding> Consumer(Region region, SlotName name, SlotDeclaration slot)
    {
        if (region.FindSite(slot.Site) is not { } site || site.FindGroup(slot.Group) is not { } group)
            yield break;
        var path = ModelPath.Of("patroni", "slots", name);
        if (group.Role != NodeRole.Database || group.Declared.Replication == ReplicationKind.Analytics)
        {
            const string PilesUp = "nothing reads the slot, and WAL piles up";
            yield return new Finding(
                path.Key("group"),
                $"Slot '{name}' is for group '{group.Name}' of site '{site.Name}', which never leads a standby cluster: {PilesUp}.",
                "Name the database group of the DR site that leads there.");
        }
        else if (site.Name == region.Primary?.Name)
        {
            yield return new Finding(
                path.Key("site"),
                $"Slot '{name}' is for site '{site.Name}', whose members get their slots from Patroni anyway: nothing reads this one, and WAL piles up.",
                "Take it out, or name the DR site.");
        }
    }

    private static IEnumerable<Finding> Shared(Region region) =>
        from consumer in region.Declared.Patroni.Slots.GroupBy(slot => (slot.Value.Site, slot.Value.Group))
        from second in consumer.Skip(1)
        let reader = $"group '{second.Value.Group}' of site '{second.Value.Site}', whose leader reads one"
        select new Finding(
            ModelPath.Of("patroni", "slots", second.Key),
            $"Slots '{consumer.First().Key}' and '{second.Key}' are both for {reader}.",
            "Take one out.");

    private static IEnumerable<Finding> Bound(Region region) =>
        from parameter in region.Declared.Postgresql.Parameters
        where parameter is { Key: WalBudget.SlotParameter, Value: "-1" } && region.Declared.Patroni.Slots.Count > 0
        let keeping = $"{region.Declared.Patroni.Slots.Count} permanent slot(s) keep WAL without end"
        select new Finding(
            ModelPath.Of("postgresql", "parameters", parameter.Key),
            $"max_slot_wal_keep_size -1 lets {keeping}: a lost DR site stops the primary when its disk is full.",
            "Take it out; half of the WAL disk is the default.");

    /// <summary>
    /// The bound and what lies between two checkpoints share the smallest of the members' disks for WAL. PostgreSQL counts MB where no unit is given.
    /// </summary>
    private static IEnumerable<Finding> Fitting(Region region)
    {
        const string Name = WalBudget.SlotParameter;
        var written = region.Declared.Postgresql.Parameters.FirstOrDefault(parameter => parameter.Key == Name).Value;
        var folders = new PostgresFolders(region.Declared.Postgresql.Version);
        var smallest = region.DatabaseGroups.Select(group => WalBudget.For(group.Hardware, folders)).MinBy(budget => budget.Room);
        if (smallest is null || !(MemorySize.TryParse(written ?? "", out var keep) || MemorySize.TryParse($"{written}MB", out keep)))
            return [];
        var room = smallest.Room - smallest.MaxWalSize.Count;
        const string Effect = "A slot whose consumer is gone would fill it and stop the primary.";
        var left = $"{Figures.Size(smallest.Room)} − {smallest.MaxWalSize} between two checkpoints = {Figures.Size(room)}";
        return keep.Count <= room ? [] :
        [
            new Finding(
                ModelPath.Of("postgresql", "parameters", Name),
                $"{Name} {written} is more than what is left on the WAL disk: {left}. {Effect}",
                $"Set {smallest.SlotKeep} or less, or take it out: that is the default."),
        ];
    }

    private static IEnumerable<Finding> Number(Region region)
    {
        if (region.Primary is not { } primary)
            return [];
        var (members, slots) = (primary.Cluster?.Members.Count ?? 0, region.Declared.Patroni.Slots.Count);
        var parameters = new ClusterSettings(region, primary).Parameters;
        var taken = $"{members} members − 1 leader + {slots} permanent slots = {members - 1 + slots}";
        return
            from name in Limits
            where int.TryParse(parameters[name].ToString(), out var most) && members - 1 + slots > most
            select new Finding(
                ModelPath.Of("patroni", "slots"),
                $"{taken}, more than {name} {parameters[name]}: the last standbys cannot connect.",
                $"Raise `postgresql.parameters.{name}`, or take slots out.");
    }
}
