using System.Text.Json;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Desired;

/// <summary>How settings of Patroni's dynamic configuration are named and written when they are compared.</summary>
public static class PatroniParameters
{
    /// <summary>Under which path PostgreSQL's parameters are.</summary>
    public const string Path = "postgresql.parameters.";

    /// <summary>True for a setting that the database part leaves to rollouts: what bounds slots follows the machines' disks as they are, which SQL does not
    /// see.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsOfMachines(string path) => path == Path + WalBudget.SlotParameter;

    /// <summary>A value as text; yes and no in PostgreSQL's words, however they were written.</summary>
    public static string Text(object value) => value switch
    {
        true => "on",
        false => "off",
        JsonElement { ValueKind: JsonValueKind.True } => "on",
        JsonElement { ValueKind: JsonValueKind.False } => "off",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
