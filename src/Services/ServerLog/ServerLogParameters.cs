using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services.ServerLog;

/// <summary>How PostgreSQL writes its log: by its own collector, which neither drops a line nor mixes two, however many and long they are. A journal does both
/// (PostgreSQL docs, "Where to Log", logging_collector).</summary>
internal static class ServerLogParameters
{
    private const long Minute = 60_000;
    private static readonly Schedule Unshipped = Schedule.Parse("every 1h");

    /// <summary>When files are closed and put away.</summary>
    public static Schedule ScheduleOf(Region region) =>
        region.Declared.Security.Audit.Shipping is { To: AuditDestination.Bucket } shipping ? shipping.Schedule : Unshipped;

    /// <summary>The server's parameters.</summary>
    public static Dictionary<string, string> Of(Region region) => new()
    {
        ["logging_collector"] = "on",
        ["log_destination"] = "stderr",
        ["log_directory"] = ServerLogFolders.Written,
        ["log_filename"] = ServerLogFolders.FileName,
        ["log_file_mode"] = "0600",
        ["log_timezone"] = "UTC",
        ["log_truncate_on_rotation"] = "off",
        ["log_rotation_age"] = $"{(ScheduleOf(region).Interval.Milliseconds / Minute).ToString(CultureInfo.InvariantCulture)}min",
        ["log_rotation_size"] = "100MB",
    };
}
