using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Services.Consul;
using ClusterProvisioning.Services.Etcd;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>From what changed files ask for to what is done.</summary>
public static class UnitActions
{
    private const string Server = "PostgreSQL";
    private const string Machine = "machine";

    private static readonly string[] WayOfClients = ["haproxy", "pgbouncer", "keepalived"];

    /// <summary>What is done, without what another action does anyway.</summary>
    public static IReadOnlyList<UnitAction> Of(IEnumerable<FileEffect> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        return Least(effects.SelectMany(Of));
    }

    /// <summary>The same, said once: a restart reads files too, and a boot restarts everything.</summary>
    public static IReadOnlyList<UnitAction> Least(IEnumerable<UnitAction> actions)
    {
        var all = actions.Distinct().OrderBy(action => action.Kind).ThenBy(action => action.Unit, StringComparer.Ordinal).ToList();
        return all.Contains(UnitAction.Reboot)
            ? [UnitAction.Reboot]
            : [.. all.Where(action => !all.Exists(other => Covers(other, action)))];
    }

    /// <summary>True if a machine of this role does not serve while this is done.</summary>
    public static bool Disrupts(UnitAction action, NodeRole? role)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Kind switch
        {
            ActionKind.Start or ActionKind.Reload => false,
            ActionKind.RestartServer or ActionKind.Reboot => true,
            ActionKind.Restart => role is { } known && Carries(known, action.Unit),
        };
    }

    // The unit with which a machine stops serving.
    private static bool Carries(NodeRole role, string unit) => role switch
    {
        NodeRole.Database => unit == UnitAction.Patroni,
        NodeRole.Etcd => unit == EtcdService.Unit,
        NodeRole.Consul => unit == ConsulService.Unit,
        NodeRole.Pooler or NodeRole.Gateway => WayOfClients.Any(way => unit.StartsWith(way, StringComparison.Ordinal)),
        NodeRole.Bastion or NodeRole.Backup or NodeRole.Monitoring or NodeRole.Directory or NodeRole.ObjectStorage or NodeRole.Restore => false,
    };

    private static IEnumerable<UnitAction> Of(FileEffect effect) => effect switch
    {
        { Kind: EffectKind.None or EffectKind.NextBoot or EffectKind.Dynamic } => [],
        { Kind: EffectKind.Unknown } or { Unit: Machine, Kind: EffectKind.Restart } => [UnitAction.Reboot],
        { Unit: Server, Kind: EffectKind.Restart } => [new UnitAction(ActionKind.Reload, UnitAction.Patroni), UnitAction.RestartServer],
        { Unit: Server } => [new UnitAction(ActionKind.Reload, UnitAction.Patroni)],
        { Kind: EffectKind.Reload } => [new UnitAction(ActionKind.Reload, effect.Unit)],
        _ => [new UnitAction(ActionKind.Restart, effect.Unit)],
    };

    private static bool Covers(UnitAction strong, UnitAction weak) =>
        strong.Kind == ActionKind.Restart && ((weak.Kind == ActionKind.Reload && weak.Unit == strong.Unit)
            || (weak.Kind == ActionKind.RestartServer && strong.Unit == UnitAction.Patroni));
}
