using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>Compares a cluster's dynamic configuration with what the region declares. Slots, and what nobody declares, are left to <c>db apply</c>.</summary>
public static class DynamicChanges
{
    /// <summary>How long Patroni keeps the slot of a member that is gone; a rollout sets it while it removes one.</summary>
    public const string SlotPatience = "member_slots_ttl";

    private static readonly string[] Parameters = ["postgresql", "parameters"];

    /// <summary>The changes.</summary>
    /// <param name="wanted">What is declared.</param>
    /// <param name="config">The answer to <c>GET /config</c>.</param>
    public static IReadOnlyList<DynamicChange> Of(ClusterSettings wanted, JsonElement config)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var parameters = Find(Find(config, Parameters[0]), Parameters[1]);
        var changes = wanted.Patroni.Select(setting => Change([setting.Key], Find(config, setting.Key), setting.Value))
            .Concat(wanted.Parameters.Select(setting => Change([.. Parameters, setting.Key], Find(parameters, setting.Key), setting.Value)))
            .Concat(Gone(wanted, parameters))
            .OfType<DynamicChange>().ToList();
        if (Find(config, SlotPatience) is { } left && !wanted.Patroni.ContainsKey(SlotPatience))
            changes.Add(new DynamicChange([SlotPatience], Text(left), null));
        return changes;
    }

    /// <summary>The body of <c>PATCH /config</c>.</summary>
    public static JsonObject Patch(IEnumerable<DynamicChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var patch = new JsonObject();
        foreach (var change in changes)
        {
            var place = patch;
            foreach (var key in change.Path.SkipLast(1))
                place = (JsonObject)(place[key] ??= new JsonObject());
            place[change.Path[^1]] = change.After is null ? null : JsonSerializer.SerializeToNode(change.After);
        }

        return patch;
    }

    private static IEnumerable<DynamicChange?> Gone(ClusterSettings wanted, JsonElement? parameters) =>
        parameters is not { ValueKind: JsonValueKind.Object } known
        ? []
        : known.EnumerateObject().Where(each => ClusterSettings.IsShared(each.Name) && !wanted.Parameters.ContainsKey(each.Name))
            .Select(each => new DynamicChange([.. Parameters, each.Name], Text(each.Value), null));

    private static DynamicChange? Change(IReadOnlyList<string> path, JsonElement? found, object wanted) =>
        found is { } value && Same(Text(value), Text(JsonSerializer.SerializeToElement(wanted))) ? null
            : new DynamicChange(path, found is { } old ? Text(old) : null, wanted);

    private static JsonElement? Find(JsonElement? parent, string key) =>
        parent is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Text(JsonElement value) => value.ToString();

    private static bool Same(string one, string other) => string.Equals(Truth(one), Truth(other), StringComparison.OrdinalIgnoreCase);

    private static string Truth(string text) => text.ToLowerInvariant() switch { "on" => "true", "off" => "false", _ => text };
}
