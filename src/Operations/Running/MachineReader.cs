using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Reads what a machine has: hashes and rights of its files first, then the text of those that differ.</summary>
/// <param name="fleet">The machines.</param>
internal sealed class MachineReader(IFleet fleet)
{
    private const string Secret = "(secret)";

    /// <summary>The machine as it is.</summary>
    public async Task<MachineState> ReadAsync(FleetNode node, CancellationToken cancel)
    {
        var installed = fleet.InstalledOn(node.Name);
        var paths = installed.Files.Union(node.Wanted.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var rights = Lines(await fleet.RunAsync(node.Name, ["stat", "--format=%n %04a %U:%G", "--", .. paths], "", cancel)
            .ConfigureAwait(false), line => line.Split(' ', 2));
        var hashes = Lines(await fleet.RunAsync(node.Name, ["sha256sum", "--", .. paths], "", cancel).ConfigureAwait(false), line => [line[66..], line[..64]]);
        var files = new Dictionary<string, MachineFile>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => hashes.ContainsKey(path) && rights.ContainsKey(path)))
            files[path] = new MachineFile(path, rights[path], await ContentAsync(node, path, hashes[path], cancel).ConfigureAwait(false));
        return new MachineState(node.Name, files, installed.Units);
    }

    /// <summary>What an earlier rollout left to be done on a machine.</summary>
    public async Task<IReadOnlyList<UnitAction>> UnfinishedAsync(string node, CancellationToken cancel)
    {
        var found = await fleet.RunAsync(node, ["cat", NodeUpdate.Unfinished], "", cancel).ConfigureAwait(false);
        return found.ExitCode != 0 ? [] : [.. found.Output.Split('\n').Select(UnitAction.Parse).OfType<UnitAction>()];
    }

    private async Task<string> ContentAsync(FleetNode node, string path, string hash, CancellationToken cancel)
    {
        var wanted = node.Wanted.Content(path);
        if (wanted is not null && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted))) == hash)
            return wanted;
        return node.Secrets.Contains(path) ? Secret : (await fleet.RunAsync(node.Name, ["cat", "--", path], "", cancel).ConfigureAwait(false)).Output;
    }

    private static Dictionary<string, string> Lines(CommandResult result, Func<string, string[]> split) =>
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(split).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
