using System.Globalization;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>What PostgreSQL asks of its machine's kernel (PostgreSQL docs, "Managing Kernel Resources").</summary>
internal static class DatabaseKernel
{
    private const long HugePage = 2L << 20;
    private const long Slack = 64L << 20;

    /// <summary>Lines for sysctl: strict accounting of memory, bounded dirty pages, and huge pages for shared memory.</summary>
    public static IEnumerable<string> Settings(Machine machine) =>
    [
        "vm.swappiness = 1",
        "# Strict accounting, and dirty pages bounded in bytes (PostgreSQL docs, \"Managing Kernel Resources\").",
        "vm.overcommit_memory = 2",
        "vm.overcommit_ratio = 80",
        "vm.dirty_background_bytes = 268435456",
        "vm.dirty_bytes = 1073741824",
        $"vm.nr_hugepages = {HugePages(machine).ToString(CultureInfo.InvariantCulture)}",
    ];

    // Shared memory is shared_buffers, about 3 % that describes them, and what does not grow with them (shared_memory_size_in_huge_pages).
    private static long HugePages(Machine machine)
    {
        var buffers = PostgresMemory.For(machine.Group.Hardware, machine.Region.Declared.Postgresql).SharedBuffers.Count;
        return ((buffers / 100 * 103) + Slack + HugePage - 1) / HugePage;
    }
}
