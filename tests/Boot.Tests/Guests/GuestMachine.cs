namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>What a guest is made of.</summary>
/// <param name="Name">Its name.</param>
internal sealed record GuestMachine(string Name)
{
    /// <summary>Its memory in MiB.</summary>
    public int Memory { get; init; } = 1024;

    /// <summary>Its processors.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Who makes it, as its firmware says: AWS's machines know themselves by that.</summary>
    public string Vendor { get; init; } = "QEMU";

    /// <summary>Its disks; it boots from the first that can.</summary>
    public required IReadOnlyList<GuestDisk> Disks { get; init; }

    /// <summary>Its network cards.</summary>
    public IReadOnlyList<GuestCard> Cards { get; init; } = [];

    /// <summary>Units and drop-ins that its firmware gives to systemd, by the names of their credentials.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Further arguments of QEMU's, such as a watchdog.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}
