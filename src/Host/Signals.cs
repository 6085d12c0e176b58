using System.Runtime.InteropServices;

namespace ClusterProvisioning.Host;

/// <summary>Signals by number (Linux, signal(7)); .NET can only kill.</summary>
public static partial class Signals
{
    /// <summary>Only asks whether the process is there.</summary>
    public const int None = 0;

    /// <summary>SIGINT.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>SIGRTMIN+4: to systemd as process 1, power off (systemd(1), "Signals").</summary>
    public const int PowerOff = 38;

    /// <summary>Sends one; false if there is no such process any more.</summary>
    public static bool Send(int process, int signal) => SendTo(process, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendTo(int process, int signal);
}
