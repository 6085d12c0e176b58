using System.Globalization;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>Commands in a machine.</summary>
internal static class NodeShell
{
    /// <summary>A command that runs as a transient unit of the machine: with its capabilities and in its control group, unlike what merely enters its
    /// namespaces.</summary>
    public static ExternalProgram Run(HostProcess init, bool terminal, IReadOnlyList<string> command) =>
        Enter(init, ["systemd-run", "--quiet", "--wait", "--collect", terminal ? "--pty" : "--pipe", "--", .. command]);

    /// <summary>A command of ours that enters all namespaces of the machine.</summary>
    public static ExternalProgram Enter(HostProcess init, IReadOnlyList<string> command) =>
        new("nsenter", ["--target", init.Id.ToString(CultureInfo.InvariantCulture), "--all", "--", .. command]);
}
