using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>PostgreSQL's memory at full load fits the machine and leaves the operating system a tenth.</summary>
public sealed class MemoryBudget : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1011";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from @group in region.DatabaseGroups
            let finding = Check(@group, region.Declared.Postgresql)
            where finding is not null
            select finding;
    }

    private static Finding? Check(NodeGroup group, PostgreSqlDeclaration settings)
    {
        var memory = PostgresMemory.For(group.Hardware, settings);
        var maintenance = (decimal)settings.MaintenanceWorkMem.Count * (settings.AutovacuumMaxWorkers + 1);
        var sorts = (decimal)settings.WorkMem.Count * settings.MaxConnections;
        var sum = memory.SharedBuffers.Count + maintenance + sorts + settings.WalBuffers.Count;
        var available = group.Hardware.Memory.Count / 10 * 9;
        var buffers = $"shared_buffers {memory.SharedBuffers}";
        var ofWorkers = $"maintenance_work_mem {settings.MaintenanceWorkMem} × ({settings.AutovacuumMaxWorkers} workers + 1)";
        var ofSorts = $"work_mem {settings.WorkMem} × max_connections {settings.MaxConnections}";
        var needed = $"{buffers} + {ofWorkers} + {ofSorts} + wal_buffers {settings.WalBuffers} = {Gigabytes(sum)}";
        return sum <= available ? null : new Finding(
            ModelPath.Of("hardware", group.Declared.Hardware, "memory"),
            $"Group '{group.Name}' of site '{group.Site}': {needed}, more than 90 % of {group.Hardware.Memory} ({Gigabytes(available)}).",
            "Lower workMem or maxConnections, or give the machines more memory.");
    }

    private static string Gigabytes(decimal bytes) => $"{bytes / (1L << 30):0.0} GB";
}
