namespace ClusterProvisioning.Services.Text;

/// <summary>A systemd timer: what starts the service of the same name again and again, and at once after a machine was off at that time.</summary>
internal static class TimerUnit
{
    /// <summary>The timer's file; its service is another.</summary>
    /// <param name="stem">Its name, without the ending.</param>
    /// <param name="description">What it does.</param>
    /// <param name="onCalendar">When, as a systemd calendar event in UTC.</param>
    /// <param name="spread">By how much machines may be late, so that not all of them ask their disks in the same minute; to the second unless given.</param>
    public static NodeFile Of(string stem, string description, string onCalendar, string? spread = null) => TextFile.Root(
        $"/etc/systemd/system/{stem}.timer",
        TextFile.Notice,
        "[Unit]",
        $"Description={description}",
        "",
        "[Timer]",
        $"OnCalendar={onCalendar} UTC",
        spread is null ? "AccuracySec=1s" : $"RandomizedDelaySec={spread}",
        "Persistent=yes",
        "",
        "[Install]",
        "WantedBy=timers.target");
}
