using System.Globalization;
using System.Text;
using System.Text.Json;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Scaling;

/// <summary>Any region with the hardware of a laptop: a region file laid over the declared one, so that every rule is asked again. Machines, networks and
/// flows stay; the numbers of connections come down to what one host can open.</summary>
public static class LabScale
{
    private const int RateShare = 1000;

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
        AppendWithoutCloud(text, region);
        AppendRates(text, region);
        // Of the image that the region names a lab has Debian's part, on another target.
        if (region.Declared.Image is not null)
            text.Append("image: ~\n");
        var version = region.Declared.Database.Timescale.Version is null ? "" : ", version: ~";
        text.Append(
            $$"""
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
            database:
              timescale: {edition: any{{version}}}

            """);
        if (IsWithoutBackup(region))
            AppendKept(text, region);
        return text.ToString();
    }

    /// <summary>With backups the archive is gone; what has no copy is not dropped.</summary>
    private static void AppendKept(StringBuilder text, Region region)
    {
        var archived = DeclaredTable.Of(region.Declared.Database).Where(table => table.Declared.Hypertable?.Lifecycle is { DropAfter: not null, Archive: true })
            .ToList();
        if (archived.Count == 0)
            return;
        text.Append("  databases:\n");
        foreach (var database in archived.GroupBy(table => table.Database))
        {
            text.Append($"    {Quoted(database.Key)}:\n      schemas:\n");
            foreach (var schema in database.GroupBy(table => table.Schema))
            {
                text.Append($"        {Quoted(schema.Key)}:\n          tables:\n");
                foreach (var table in schema)
                    text.Append($"            {Quoted(table.Name)}: {{hypertable: {{lifecycle: {{dropAfter: ~}}}}}}\n");
            }
        }
    }

    // A JSON text is a YAML scalar.
    private static string Quoted(SqlName name) => JsonSerializer.Serialize(name.ToString());

    /// <summary>The cloud's own services are not there; a lab reaches nothing outside itself.</summary>
    private static void AppendWithoutCloud(StringBuilder text, Region region)
    {
        if (region.Declared.Kubernetes is not null)
            text.Append("kubernetes: ~\n");
        if (region.Declared.Egress.Count > 0)
            text.Append("egress: ~\n");
        if (IsWithoutBackup(region))
            text.Append("backup: ~\n");
        AppendSecurity(text, region);
    }

    private static void AppendSecurity(StringBuilder text, Region region)
    {
        var lines = new List<string>();
        if (region.Declared.Security.DiskEncryption.Kind == DiskEncryptionKind.EbsKms)
            lines.Add("  diskEncryption: {kind: none, unlock: none}\n");
        // A directory elsewhere was reached by an egress.
        if (region.Declared.Security.Ldap is not null && region.Groups.All(group => group.Role != NodeRole.Directory))
            lines.Add("  ldap: ~\n");
        // A bucket of the cloud's is not reached either.
        if (AuditBucket.Of(region).Any() && region.Groups.All(group => group.Role != NodeRole.ObjectStorage))
            lines.Add("  audit: {shipping: {to: none}}\n");
        if (lines.Count > 0)
            text.Append("security:\n").AppendJoin("", lines);
    }

    /// <summary>What small disks hold for some hours.</summary>
    private static void AppendRates(StringBuilder text, Region region)
    {
        text.Append("growth: {review: 1h, horizon: 6h}\n");
        if (region.Declared.Facilities.Count > 0)
            text.Append("facilities:\n");
        foreach (var (name, facility) in region.Declared.Facilities)
            text.Append(CultureInfo.InvariantCulture, $"  {name}: {{metricsPerSecond: {Math.Max(1, facility.MetricsPerSecond / RateShare)}}}\n");
    }

    /// <summary>WAL-G is not in the image: WAL would pile up for it.</summary>
    private static bool IsWithoutBackup(Region region) => region.Declared.Backup?.Tool == BackupTool.WalG;

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
