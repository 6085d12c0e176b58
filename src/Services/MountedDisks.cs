namespace ClusterProvisioning.Services;

/// <summary>How a unit waits for the file systems of the machine's declared disks.</summary>
internal static class MountedDisks
{
    /// <summary>The unit that builds, opens and mounts them.</summary>
    public const string Unit = "cluster-storage.service";

    /// <summary>Lines of a unit's section [Unit]: it starts once the file systems of these folders are mounted; none without folders.</summary>
    /// <remarks>At the first boot nothing is in fstab yet, so that RequiresMountsFor= orders nothing: a daemon would make its folder on the system's
    /// disk, and the fresh file system would be mounted over it. From then on both hold.</remarks>
    public static IEnumerable<string> Lines(Machine machine, params IReadOnlyCollection<string> folders)
    {
        if (folders.Count == 0)
            yield break;
        yield return $"RequiresMountsFor={string.Join(' ', folders)}";
        if (!machine.Realisation.BuildsStorage || !machine.Group.Hardware.Disks.Values.Any(set => !set.IsBoot && folders.Any(set.Holds)))
            yield break;
        yield return $"Requires={Unit}";
        yield return $"After={Unit}";
    }
}
