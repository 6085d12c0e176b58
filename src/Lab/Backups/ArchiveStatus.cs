using System.Globalization;

namespace ClusterProvisioning.Lab.Backups;

/// <summary>How far the archive of WAL is behind the primary.</summary>
/// <param name="LastSegment">The newest segment that every repository has.</param>
/// <param name="LastArchived">When it was there.</param>
/// <param name="Waiting">How many finished segments wait for a repository.</param>
/// <param name="AgeSeconds">The most that a commit that is in no archive yet can be old: PostgreSQL finishes a segment after archive_timeout, so with none
/// waiting it is never more.</param>
public sealed record ArchiveStatus(string? LastSegment, DateTimeOffset? LastArchived, int Waiting, double? AgeSeconds)
{
    // A segment takes its time, a repository that comes back has to catch up, and PostgreSQL asks again only after a minute.
    private const int Patience = 4;
    private const string Look = "(see the journal of patroni on the leader, and pgbackrest check)";
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with it; null if nothing is.</summary>
    /// <param name="archiveTimeout">After how long PostgreSQL finishes a segment.</param>
    public string? Wrong(TimeSpan archiveTimeout)
    {
        var most = TimeSpan.FromTicks(Math.Max(Least.Ticks, archiveTimeout.Ticks * Patience));
        if (AgeSeconds is not { } age || age <= most.TotalSeconds)
            return null;
        return LastSegment is null
            ? string.Create(CultureInfo.InvariantCulture, $"the archive is empty: nothing has reached it in {age:0} s; {Waiting} segments wait {Look}")
            : Waiting == 0 ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the archive is stuck: {Waiting} segments wait, and a commit of {age:0} s ago may be in none, more than the {most.TotalSeconds:0} s that are "
                + $"allowed; the last one arrived {LastArchived:yyyy-MM-dd HH:mm:ss} UTC {Look}");
    }
}
