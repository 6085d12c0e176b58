using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services;

/// <summary><c>/etc/security/limits.d/90-cluster.conf</c>: limits of sessions; those of daemons stand in their units.</summary>
internal static class Limits
{
    /// <summary>Open files of each daemon.</summary>
    public const int OpenFiles = 65_536;

    /// <summary>Sessions' limits: postgres opens as many files as its daemons and locks its memory; nobody leaves a core dump.</summary>
    public static NodeFile Of() => TextFile.Root(
        "/etc/security/limits.d/90-cluster.conf",
        TextFile.Notice,
        $"postgres soft nofile {OpenFiles}",
        $"postgres hard nofile {OpenFiles}",
        "postgres soft memlock unlimited",
        "postgres hard memlock unlimited",
        "* hard core 0");
}
