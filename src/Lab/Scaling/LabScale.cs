using System.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Lab.Scaling;

/// <summary>Any region with the hardware of a laptop: a region file laid over the declared one, so that every rule is asked again. Machines, networks and flows stay; the numbers of connections come down to what one host can open.</summary>
public static class LabScale
{
    /// <summary>The text of the file.</summary>
    /// <param name="region">The region.</param>
    /// <param name="file">Its file.</param>
    public static string Over(Region region, string file)
    {
        ArgumentNullException.ThrowIfNull(region);
        var text = new StringBuilder();
        text.Append("# Made by provision lab up --scale lab.\n");
        text.Append($"extends: {Path.GetFullPath(file)}\ntarget: metal\nhardware:\n");
        foreach (var (name, hardware) in region.Declared.Hardware)
            Append(text, name.ToString(), hardware, IsDatabase(region, hardware));
        text.Append(
            """
            postgresql:
              maxConnections: 100
              workMem: 2MB
              maintenanceWorkMem: 32MB
              walBuffers: 4MB
            pgbouncer:
              maxClientConnections: 500
              defaultPoolSize: 10
              reservePoolSize: 2
              maxDbConnections: 20
            haproxy:
              maxConnections: 1000

            """);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, HardwareDeclaration hardware, bool database)
    {
        text.Append($"  {name}:\n    cores: {(database ? 2 : 1)}\n    memory: {(database ? "1GB" : "256MB")}\n");
        // Null takes away what a profile declares, and is an error where there is nothing to take away.
        if (hardware.Nics.Count > 0)
            text.Append("    nics: ~\n");
        text.Append("    disks:\n");
        foreach (var (disk, set) in hardware.Disks)
            text.Append($"      {disk}: {{count: 1, size: {Size(set)}, raid: none}}\n");
    }

    private static string Size(DiskSetDeclaration set) => set.Mount switch
    {
        "/" => "4GB",
        _ when set.Medium == Medium.Hdd => "1GB",
        _ => "2GB",
    };

    private static bool IsDatabase(Region region, HardwareDeclaration hardware) =>
        region.Groups.Any(group => group.Role == NodeRole.Database && ReferenceEquals(group.Hardware, hardware));
}
