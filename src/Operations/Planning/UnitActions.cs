using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>From what changed files ask for to what is done.</summary>
public static class UnitActions
{
    private const string Server = "PostgreSQL";
    private const string Machine = "machine";

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

    /// <summary>True if a machine does not serve while this is done.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="service">The service with which the machine stops serving; null where nobody misses it.</param>
    public static bool Disrupts(UnitAction action, IStepsAside? service)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Kind switch
        {
            ActionKind.Start or ActionKind.Reload => false,
            ActionKind.RestartServer or ActionKind.Reboot => true,
            ActionKind.Restart => service?.Carries(action.Unit) == true,
        };
    }

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
