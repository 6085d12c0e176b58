using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>PostgreSQL's memory settings on one kind of machine.</summary>
/// <param name="SharedBuffers">shared_buffers.</param>
/// <param name="EffectiveCacheSize">effective_cache_size.</param>
public sealed record PostgresMemory(MemorySize SharedBuffers, MemorySize EffectiveCacheSize)
{
    /// <summary>A quarter and three quarters of memory (512 GB give 128 GB and 384 GB, seed 000 §4.1), in whole megabytes, unless the region says
    /// otherwise.</summary>
    public static PostgresMemory For(HardwareDeclaration hardware, PostgreSqlDeclaration settings)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(settings);
        return new PostgresMemory(
            settings.SharedBuffers ?? WholeMegabytes(hardware.Memory.Count / 4),
            settings.EffectiveCacheSize ?? WholeMegabytes(hardware.Memory.Count / 4 * 3));
    }

    private static MemorySize WholeMegabytes(long bytes) => new(bytes >> 20 << 20);
}
