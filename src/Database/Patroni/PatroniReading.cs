using System.Text.Json;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Database.Patroni;

/// <summary>What Patroni says of a cluster.</summary>
/// <param name="Settings">Its dynamic configuration: a setting's path, such as <c>ttl</c> or <c>postgresql.parameters.max_connections</c>, and its value as
/// text.</param>
/// <param name="Slots">The permanent slots in it.</param>
/// <param name="Members">The members.</param>
/// <param name="PendingRestarts">The members with parameters that wait for a restart.</param>
public sealed record PatroniReading(
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<string> Slots,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> PendingRestarts)
{
    /// <summary>Reads the answer to <c>GET /config</c>, and what the members say of themselves.</summary>
    public static PatroniReading Of(JsonElement config, IReadOnlyList<Member> members)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in Entries(config).Where(setting => setting.Value.ValueKind != JsonValueKind.Object))
            settings[setting.Name] = PatroniParameters.Text(setting.Value);
        if (config.TryGetProperty("postgresql", out var postgresql) && postgresql.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in Entries(parameters))
                settings[PatroniParameters.Path + parameter.Name] = PatroniParameters.Text(parameter.Value);
        }

        var slots = config.TryGetProperty("slots", out var declared) ? Entries(declared).Select(slot => slot.Name) : [];
        var waiting = members.Where(member => member.Restart != PendingRestart.None);
        return new PatroniReading(settings, [.. slots], [.. members.Select(member => member.Name)], [.. waiting.Select(member => member.Name)]);
    }

    private static JsonElement.ObjectEnumerator Entries(JsonElement map) => map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : default;
}
