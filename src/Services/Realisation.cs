using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services;

/// <summary>What differs between machines of one's own, AWS and the lab; all else in a bundle is the same.</summary>
public sealed record Realisation
{
    private Realisation()
    {
    }

    /// <summary>Machines of one's own: bonded cards with VLANs, RAID and LUKS built on the machine, softdog.</summary>
    public static Realisation Metal { get; } = new() { Name = "metal", TakesCards = true, BuildsStorage = true, EncryptsDisks = true };

    /// <summary>EC2: a card per network, which the first boot names; EBS is replicated and encrypted already, so disks are only striped.</summary>
    public static Realisation Aws { get; } = new() { Name = "aws", BuildsStorage = true, StripesDisks = true };

    /// <summary>The lab: interfaces bear the networks' names, disks are mounted already, and Patroni's testing driver feeds a named pipe.</summary>
    public static Realisation Lab { get; } = new() { Name = "lab", WatchdogDriver = "testing", WatchdogDevice = "/run/cluster-watchdog/watchdog" };

    /// <summary>Every realisation that a region can be rendered as.</summary>
    public static IReadOnlyList<Realisation> All { get; } = [Metal, Aws, Lab];

    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Patroni's watchdog driver.</summary>
    public string WatchdogDriver { get; private init; } = "default";

    /// <summary>The watchdog's device; in the lab a named pipe that the lab makes, writable by postgres.</summary>
    public string WatchdogDevice { get; private init; } = "/dev/watchdog";

    /// <summary>True if the bundle makes the watchdog's device (softdog).</summary>
    public bool LoadsSoftdog => string.Equals(WatchdogDriver, "default", StringComparison.Ordinal);

    /// <summary>True if physical cards are joined and tagged on the machine.</summary>
    public bool TakesCards { get; private init; }

    /// <summary>True if the machine builds its own file systems at first boot.</summary>
    public bool BuildsStorage { get; private init; }

    /// <summary>True if disk sets are striped, whatever RAID level metal has.</summary>
    public bool StripesDisks { get; private init; }

    /// <summary>True if disk sets are encrypted on the machine (LUKS).</summary>
    public bool EncryptsDisks { get; private init; }

    /// <summary>How a region's own target realises it.</summary>
    public static Realisation For(Target target) => target == Target.Aws ? Aws : Metal;
}
