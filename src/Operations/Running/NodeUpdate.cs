using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Host;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Brings a change to a machine that stays: files, then what puts them in force, then its health.</summary>
/// <param name="context">What it works with.</param>
internal sealed class NodeUpdate(RolloutContext context)
{
    /// <summary>What is still to be done on a machine, an action a line: written before its files are, and gone when all is done.</summary>
    public const string Unfinished = "/etc/cluster/rollout-unfinished";

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);
    private readonly Leadership _leadership = new(context);
    private readonly ClientDrain _drain = new(context);

    /// <summary>Does it.</summary>
    public async Task ApplyAsync(NodeChange change, CancellationToken cancel)
    {
        var node = change.Node;
        await context.Gate.OthersAsync(node, cancel).ConfigureAwait(false);
        await WriteAsync(change, cancel).ConfigureAwait(false);
        foreach (var mild in change.Actions.Where(action => action.Kind <= ActionKind.Reload))
            await SystemctlAsync(node.Name, mild.Kind == ActionKind.Start ? "start" : "try-reload-or-restart", mild.Unit, cancel).ConfigureAwait(false);
        var actions = await NeededAsync(change, cancel).ConfigureAwait(false);
        var disrupts = actions.Any(action => UnitActions.Disrupts(action, node.StepsAside));
        if (disrupts)
            await StepAsideAsync(node, cancel).ConfigureAwait(false);
        foreach (var action in actions)
            await ActAsync(node, action, cancel).ConfigureAwait(false);
        if (disrupts && node.StepsAside?.Drain is { } drain)
            await _drain.FillAsync(node.Name, drain, cancel).ConfigureAwait(false);
        await context.Gate.WithOthersAsync(node, cancel).ConfigureAwait(false);
        await context.RunAsync(node.Name, "", cancel, "rm", "-f", Unfinished).ConfigureAwait(false);
        context.Say(node.Name, "healthy");
        if (change.IsDisruptive)
            await WatchAsync(node, cancel).ConfigureAwait(false);
    }

    /// <summary>Restarts a server where it stands, whatever its Patroni says.</summary>
    public async Task RestartServerNowAsync(FleetNode node, CancellationToken cancel)
    {
        var patroni = context.Patroni(node.Site!);
        var before = (await patroni.ServerAsync(node.Name, cancel).ConfigureAwait(false))?.Started;
        context.Say(node.Name, "restarting PostgreSQL");
        await patroni.RestartAsync(node.Name, context.Gate.Most, cancel).ConfigureAwait(false);
        await HealthGate.WaitUntilAsync(
            context.Gate.Most,
            async () => await patroni.ServerAsync(node.Name, cancel).ConfigureAwait(false) is not { } now ? "its Patroni does not answer"
                : !now.IsRunning ? "its server does not run"
                : now.Started == before ? "its server has not started anew" : null,
            $"restart of PostgreSQL on {node.Name}",
            cancel).ConfigureAwait(false);
    }

    private async Task WriteAsync(NodeChange change, CancellationToken cancel)
    {
        var name = change.Node.Name;
        await context.RunAsync(name, string.Concat(change.Actions.Select(action => action + "\n")), cancel, "sh", "-c", "mkdir -p /etc/cluster && cat > "
            + $"{Unfinished}.new && mv {Unfinished}.new {Unfinished}").ConfigureAwait(false);
        foreach (var unit in change.UnitsOff)
            await SystemctlAsync(name, "stop", unit, cancel).ConfigureAwait(false);
        context.Say(name, change.Files.Count == 1 ? "1 file" : $"{change.Files.Count} files");
        await context.Fleet.InstallAsync(name, cancel).ConfigureAwait(false);
        await context.RunAsync(name, "", cancel, "systemctl", "daemon-reload").ConfigureAwait(false);
    }

    // What a table of parameters takes for a restart may be none to Patroni: a value in another unit, or one that is lowered.
    private async Task<IReadOnlyList<UnitAction>> NeededAsync(NodeChange change, CancellationToken cancel)
    {
        var actions = change.Actions.Where(action => action.Kind > ActionKind.Reload).ToList();
        if (!actions.Contains(UnitAction.RestartServer))
            return actions;
        // A server that restarts for something else before Patroni has read its file restarts without it, and again for it.
        if (change.Actions.Contains(new UnitAction(ActionKind.Reload, UnitAction.Patroni)))
            await context.Patroni(change.Node.Site!).WaitForRoundAsync([change.Node.Name], cancel).ConfigureAwait(false);
        if (!await WaitsAsync(change.Node, cancel).ConfigureAwait(false))
        {
            actions.Remove(UnitAction.RestartServer);
            context.Say(change.Node.Name, "no restart of PostgreSQL is pending");
        }

        return actions;
    }

    // The files are in place by now: a leader that steps down starts its server anew, and with them.
    private async Task StepAsideAsync(FleetNode node, CancellationToken cancel)
    {
        switch (node.HandOver)
        {
            case HandOver.Switchover:
                if (await _leadership.TakeFromAsync(node.Name, node.Site!, cancel).ConfigureAwait(false))
                    await context.Gate.WithOthersAsync(node, cancel).ConfigureAwait(false);
                break;
            case HandOver.MoveLeader:
                await context.Etcd(node.Site!).MoveLeaderAsync(node.Name, cancel).ConfigureAwait(false);
                break;
            case HandOver.Drain:
                await _drain.DrainAsync(node.Name, node.StepsAside!.Drain!, cancel).ConfigureAwait(false);
                break;
            case HandOver.None:
                break;
        }
    }

    // Patroni compares values itself and says within two of its rounds what waits for a restart.
    private async Task<bool> WaitsAsync(FleetNode node, CancellationToken cancel)
    {
        var patroni = context.Patroni(node.Site!);
        var waiting = new Waiting(AskEvery) { Most = patroni.Spread };
        return await waiting.UntilAsync(IsPending, each => patroni.ServerAsync(node.Name, each), cancel).ConfigureAwait(false) is { } last && IsPending(last);

        static bool IsPending(ServerState? server) => server is { Restart: PendingRestart.Now };
    }

    private async Task ActAsync(FleetNode node, UnitAction action, CancellationToken cancel)
    {
        switch (action.Kind)
        {
            // A switchover may have done it.
            case ActionKind.RestartServer when node.HandOver == HandOver.Switchover && await StillWaitsAsync(node, cancel).ConfigureAwait(false):
                await RestartServerNowAsync(node, cancel).ConfigureAwait(false);
                break;
            case ActionKind.Reboot:
                context.Say(node.Name, "booting anew");
                await context.Fleet.StopAsync(node.Name, cancel).ConfigureAwait(false);
                await context.Fleet.StartAsync(node.Name, cancel).ConfigureAwait(false);
                break;
            case ActionKind.Restart:
                await SystemctlAsync(node.Name, "try-restart", action.Unit, cancel).ConfigureAwait(false);
                break;
        }
    }

    // One that does not answer may wait, too.
    private async Task<bool> StillWaitsAsync(FleetNode node, CancellationToken cancel)
    {
        var server = await context.Patroni(node.Site!).ServerAsync(node.Name, cancel).ConfigureAwait(false);
        return server is not { Restart: PendingRestart.None or PendingRestart.AfterLeader };
    }

    private async Task WatchAsync(FleetNode node, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(context.Declared.Pause.Milliseconds), cancel).ConfigureAwait(false);
        await context.Gate.WithOthersAsync(node, cancel).ConfigureAwait(false);
    }

    private async Task SystemctlAsync(string node, string verb, string unit, CancellationToken cancel)
    {
        context.Say(node, $"{verb.Replace("try-", "", StringComparison.Ordinal).Replace("reload-or-restart", "reload", StringComparison.Ordinal)} {unit}");
        await context.RunAsync(node, "", cancel, "systemctl", verb, "--", unit).ConfigureAwait(false);
    }
}
