using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet;

/// <summary>The way to a region's machines: commands in them, and their daemons' interfaces as an administrator has them.</summary>
public interface IMachineAccess
{
    /// <summary>The region as its file has it now.</summary>
    Region Region { get; }

    /// <summary>True if a machine runs.</summary>
    bool IsOn(string node);

    /// <summary>Runs a command as root in a machine that runs.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="command">The command, a word each.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="cancel">Ends it.</param>
    Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel);

    /// <summary>Speaks HTTPS to the daemons of a site as its administrator.</summary>
    HttpClient Http(string site);

    /// <summary>Where an administrator reaches a port of a wanted machine.</summary>
    Uri AddressOf(string node, Port port);
}
