using System.Globalization;

namespace ClusterProvisioning.Lab.Host;

/// <summary>How many inotify instances one user may have: root's machines share them all, and a systemd without one does not boot.</summary>
internal static class InotifyLimit
{
    private const string Setting = "/proc/sys/fs/inotify/max_user_instances";

    // A machine takes five (systemd, journald, networkd, udev, dbus); the kernel's 128 carry one small lab.
    private const int Wanted = 4096;

    /// <summary>Raises the host's limit where it is lower; it stays so until the host boots again.</summary>
    /// <exception cref="LabException">It cannot be raised here.</exception>
    public static void Raise()
    {
        if (Current() >= Wanted)
            return;
        try
        {
            File.WriteAllText(Setting, Wanted.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"fs.inotify.max_user_instances is {Current()}; wanted {Wanted}, and it cannot be changed here ({exception.Message}): "
                + $"set it on the host (sysctl fs.inotify.max_user_instances={Wanted})", exception)
            { IsMissing = true };
        }
    }

    private static int Current() => int.Parse(File.ReadAllText(Setting), CultureInfo.InvariantCulture);
}
