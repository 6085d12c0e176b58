using System.ComponentModel;
using System.Diagnostics;

namespace ClusterProvisioning.Host;

/// <summary>Starts programs that have this process's own standard streams: those on its terminal, and those that outlive it. CliWrap puts pipes of its own
/// between, so this is the one place that starts a process by itself.</summary>
internal static class InheritingProcess
{
    /// <summary>Starts a program.</summary>
    /// <exception cref="HostException">It is not there.</exception>
    public static Process Start(ExternalProgram program)
    {
        var start = new ProcessStartInfo(program.Name, program.Arguments) { UseShellExecute = false };
        foreach (var (name, value) in program.Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw program.Missing(exception);
        }
    }
}
