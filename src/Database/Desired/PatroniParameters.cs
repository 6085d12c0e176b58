using System.Text.Json;

namespace ClusterProvisioning.Database.Desired;

/// <summary>How settings of Patroni's dynamic configuration are named and written when they are compared.</summary>
public static class PatroniParameters
{
    /// <summary>Under which path PostgreSQL's parameters are.</summary>
    public const string Path = "postgresql.parameters.";

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
