using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Backups;

/// <summary>Something that a backup server does again and again.</summary>
/// <param name="Stem">The name of its timer, without its ending; the service of that name is what runs.</param>
/// <param name="Description">What it does.</param>
/// <param name="OnCalendar">When, as a systemd calendar event in UTC.</param>
internal sealed record BackupRun(string Stem, string Description, string OnCalendar)
{
    /// <summary>The name of the timer that starts it.</summary>
    public string Timer => $"{Stem}.timer";

    /// <summary>The timer, as systemd reads it.</summary>
    public NodeFile TimerFile() => TimerUnit.Of(Stem, Description, OnCalendar);
}
