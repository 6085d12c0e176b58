using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>What the word of a site's Patroni cluster on its members comes to.</summary>
public static class SiteMembers
{
    /// <summary>True if commits of a site wait for a quorum to which a machine of a group belongs.</summary>
    public static bool IsQuorum(Region region, Site site, bool groupIsQuorum)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        return groupIsQuorum && site.Declared.Role == SiteRole.Primary && region.Declared.Patroni.SynchronousMode == SynchronousMode.Quorum;
    }

    /// <summary>True if a replica takes reads: poolers are told of the members that may lead, and of them each that is healthy takes reads.</summary>
    public static bool TakeReads(Region region, Site site, IReadOnlyCollection<Member> members)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        var readers = members.Where(member => !member.IsLeader && member.IsHealthyIn(quorum: false, MostBehind(region))).Select(member => member.Name)
            .ToHashSet(StringComparer.Ordinal);
        return site.GroupsOf(NodeRole.Database).Where(group => group.IsQuorum).SelectMany(group => group.Nodes)
            .Any(node => readers.Contains(node.Name.ToString()));
    }

    /// <summary>What is wrong with a member; null if it does its part.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="member">What its cluster says of it; null where it is none of its members.</param>
    public static string? Wrong(Machine machine, Member? member)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (member is null)
            return "no member of its cluster";
        var (region, most) = (machine.Region, MostBehind(machine.Region));
        return member.IsHealthyIn(IsQuorum(region, machine.Site, machine.Group.IsQuorum), most) ? null
            : member.IsWithin(most) ? member.ToSentence()
            : $"{member.ToSentence()}; could not take over: more than {region.Declared.Patroni.MaximumLagOnFailover} behind";
    }

    // What lies further behind could not take over.
    private static long MostBehind(Region region) => region.Declared.Patroni.MaximumLagOnFailover.Count;
}
