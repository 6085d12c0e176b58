using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>What to add to a disk set so that it never gets as full as to call someone: each time enough for a year.</summary>
/// <param name="disks">The set as declared, before any purchase.</param>
/// <param name="machines">Number of machines that have the set.</param>
/// <param name="alert">How full it may be before someone is called, as a part of one.</param>
internal sealed class DiskPurchases(DiskSetDeclaration disks, int machines, double alert)
{
    private const int QuartersAhead = 4;

    // A mirror grows by pairs; the other levels by single disks.
    private readonly int _step = disks.Raid is RaidLevel.Raid10 or RaidLevel.Raid1 ? 2 : 1;

    /// <summary>One purchase for each quarter whose end would find the set too full, with what the four quarters after it need.</summary>
    public IEnumerable<Purchase> Of(QuarterCalendar calendar, Func<double, Bytes> held)
    {
        var usable = (double)disks.UsableCapacity.Count;
        for (var quarter = 0; quarter < calendar.Ends.Count; quarter++)
        {
            if (held(calendar.DayOf(calendar.Ends[quarter])).Count <= alert * usable)
                continue;
            var limit = alert * usable;
            var before = calendar.FirstDay(day => held(day).Count > limit);
            var later = calendar.Ends[Math.Min(quarter + QuartersAhead, calendar.Ends.Count) - 1];
            var steps = (int)Math.Ceiling(((held(calendar.DayOf(later)).Count / alert) - usable) / disks.Size.Count);
            usable += (double)steps * disks.Size.Count;
            yield return new Purchase(before ?? calendar.Ends[quarter], steps * _step, disks.Size, machines, new Bytes((long)usable));
        }
    }
}
