namespace ClusterProvisioning.Fleet.Health;

/// <summary>Keepalived is well while it runs: the address that poolers share is with whichever of them lives.</summary>
internal static class KeepalivedProbe
{
    /// <summary>Its unit.</summary>
    public const string Unit = "keepalived.service";

    /// <summary>Asks for it.</summary>
    public static HealthProbe Probe { get; } = ActiveUnits.Of([Unit]);
}
