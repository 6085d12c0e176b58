namespace ClusterProvisioning.Services;

/// <summary>A service that asks something of its machine's kernel.</summary>
public interface ITunesKernel
{
    /// <summary>Lines of sysctl.d, comments among them, after those of every machine.</summary>
    IEnumerable<string> KernelSettings(Machine machine);
}
