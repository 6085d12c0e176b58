using ClusterProvisioning.Fleet;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>The way into a rack's machines for whoever asks how they are: their root shells.</summary>
/// <param name="rack">The rack.</param>
internal sealed class RackAccess(RackOfMachines rack) : IMachineAccess
{
    // Base64 has no letter of this.
    private const string End = "--error--";

    public Region Region => rack.Region;

    public bool IsOn(string node) => rack.IsOn(node);

    // It is not cut off, however slow: a shell that is left in the midst of an answer gives it to the next who asks.
    public async Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel)
    {
        var words = string.Join(' ', command.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var said = await rack[node].RunAsync(
            $"{words} 2>/run/judge.error <<'{End}'\n{input}\n{End}\ncode=$?; printf '%s' '{End}'; cat /run/judge.error; exit $code",
            TestContext.Current.CancellationToken);
        var parts = said.Text.Split(End, 2);
        return new CommandResult(said.Code, parts[0], parts[1]);
    }

    public HttpClient Http(string site) => throw new NotSupportedException($"Nobody speaks HTTPS from outside to the rack of {site}: ask in its machines.");

    public Uri AddressOf(string node, Port port) => throw new NotSupportedException($"No address leads from outside to port {port} of {node}: ask in it.");
}
