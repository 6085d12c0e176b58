namespace ClusterProvisioning.Lab.Host;

/// <summary>Signals by number (Linux, signal(7)).</summary>
internal static class Signals
{
    /// <summary>Only asks whether the process is there.</summary>
    public const int None = 0;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>SIGRTMIN+4: to systemd as process 1, power off (systemd(1), "Signals").</summary>
    public const int PowerOff = 38;
}
