using ClusterProvisioning.Fleet;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Takes clients from a pooler before it is stopped: its shared address goes, it takes no new connection, and open ones may end.</summary>
/// <param name="context">What it works with.</param>
internal sealed class PoolerDrain(RolloutContext context)
{
    private const string Front = "applications";

    private const string Script = """
        ask() { echo "$1" | socat stdio /run/haproxy/admin.sock; }
        if systemctl --quiet is-active keepalived.service; then systemctl stop keepalived.service; fi
        systemctl --quiet is-active haproxy.service || exit 0
        ask "disable frontend $1" > /dev/null
        left=$2
        while [ "$left" -gt 0 ]; do
          open=$(ask "show stat" | awk -F, -v front="$1" '$1 == front && $2 == "FRONTEND" { print $5 }')
          [ "${open:-0}" = 0 ] && exit 0
          sleep 1
          left=$((left - 1))
        done
        echo "$open"
        """;

    private const string Undo = """
        if systemctl --quiet is-active haproxy.service; then echo "enable frontend $1" | socat stdio /run/haproxy/admin.sock > /dev/null; fi
        if systemctl --quiet is-enabled keepalived.service 2> /dev/null; then systemctl start keepalived.service; fi
        """;

    /// <summary>Drains it.</summary>
    public async Task DrainAsync(string node, CancellationToken cancel)
    {
        var seconds = context.Declared.Drain.Milliseconds / 1000;
        context.Say(node, $"draining, for {seconds} s at most");
        var left = (await context.RunAsync(node, Script, cancel, "sh", "-s", "--", Front, seconds.ToString()).ConfigureAwait(false)).Trim();
        if (left.Length > 0)
            context.Say(node, $"{left} connections did not end and are cut");
    }

    /// <summary>Lets clients in again.</summary>
    public Task FillAsync(FleetNode node, CancellationToken cancel) => context.RunAsync(node.Name, Undo, cancel, "sh", "-s", "--", Front);
}
