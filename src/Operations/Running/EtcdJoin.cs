using ClusterProvisioning.Fleet;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Makes a machine a member of an etcd that is there: <c>initial-cluster-state: existing</c> with exactly the members of that moment, by files beside
/// the bundle's that go once it has joined.</summary>
/// <param name="context">What it works with.</param>
internal sealed class EtcdJoin(RolloutContext context)
{
    private const string Declared = "/etc/etcd/etcd.yml";
    private const string Configuration = "/etc/etcd/join.yml";
    private const string Unit = "/etc/systemd/system/etcd.service.d/20-join.conf";

    /// <summary>Announces the member, and gives the files with which it starts.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnnounceAsync(FleetNode node, CancellationToken cancel)
    {
        var etcd = context.Etcd(node.Site!);
        var declared = node.Wanted.Content(Declared) ?? throw new OperationException($"{node.Name} is an etcd machine without {Declared}.");
        var peer = Setting(declared, "initial-advertise-peer-urls");
        var members = await etcd.MembersAsync(cancel).ConfigureAwait(false);
        if (!members.Any(member => member.Peer == peer))
        {
            await etcd.AddAsync(peer, cancel).ConfigureAwait(false);
            context.Say(node.Name, "is announced to etcd");
        }

        var cluster = members.Where(member => member.Peer != peer
            && member.Name.Length > 0).Select(member => $"{member.Name}={member.Peer}").Append($"{node.Name}={peer}");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Configuration] = With(With(declared, "initial-cluster-state", "existing"), "initial-cluster", string.Join(',', cluster)),
            [Unit] = $"[Service]\nExecStart=\nExecStart=/usr/bin/etcd --config-file {Configuration}\n",
        };
    }

    /// <summary>Takes those files away: from now on the member knows its cluster from its own disk.</summary>
    public async Task EndAsync(string node, CancellationToken cancel)
    {
        await context.RunAsync(node, "", cancel, "rm", "-f", Configuration, Unit).ConfigureAwait(false);
        await context.RunAsync(node, "", cancel, "systemctl", "daemon-reload").ConfigureAwait(false);
    }

    private static string Setting(string yaml, string key) => Value(yaml.Split('\n').First(line => Is(line, key)));

    private static string With(string yaml, string key, string value) =>
        string.Join('\n', yaml.Split('\n').Select(line => Is(line, key) ? $"{key}: \"{value}\"" : line));

    private static bool Is(string line, string key) => line.StartsWith(key + ":", StringComparison.Ordinal);

    private static string Value(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'');
}
