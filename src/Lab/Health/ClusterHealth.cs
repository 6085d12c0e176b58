using System.Text.Json;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Asks the daemons of a site how they are.</summary>
/// <param name="lab">The lab.</param>
/// <param name="access">The way to the site's machines.</param>
internal sealed class ClusterHealth(LabContext lab, AdminAccess access)
{
    /// <summary>What is wrong with an etcd member; null if it answers and sees a quorum.</summary>
    public async Task<string?> AskEtcdAsync(LabNode node, CancellationToken cancel)
    {
        using var json = await GetAsync(node, lab.Plan.Region.Declared.Etcd.ClientPort, "/health", cancel).ConfigureAwait(false);
        return json.RootElement.GetProperty("health").GetString() == "true" ? null : $"etcd: {json.RootElement}";
    }

    /// <summary>The members as the first of these machines that answers sees them.</summary>
    public async Task<IReadOnlyList<PatroniMember>> AskPatroniAsync(IEnumerable<LabNode> nodes, CancellationToken cancel)
    {
        Exception? last = null;
        foreach (var node in nodes)
        {
            try
            {
                using var json = await GetAsync(node, lab.Plan.Region.Declared.Patroni.RestPort, "/cluster", cancel).ConfigureAwait(false);
                return [.. json.RootElement.GetProperty("members").EnumerateArray().Select(Member)];
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                last = exception;
            }
        }

        throw new LabException($"No member answers: {last?.InnerException?.Message ?? last?.Message ?? "none is running"}");
    }

    /// <summary>How many bytes a member lies behind its leader at this moment; null where one of them does not say.</summary>
    public async Task<long?> AskLagAsync(LabNode leader, LabNode node, CancellationToken cancel)
    {
        try
        {
            // The leader first: what it writes meanwhile is no lag.
            var ahead = await AskPositionAsync(leader, cancel).ConfigureAwait(false);
            return await AskPositionAsync(node, cancel).ConfigureAwait(false) is { } own && ahead is { } there ? Math.Max(0, there - own) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    // Patroni docs, "REST API", GET /patroni: a leader writes at its location, a standby has what it received or replayed, whichever is more.
    private async Task<long?> AskPositionAsync(LabNode node, CancellationToken cancel)
    {
        using var json = await GetAsync(node, lab.Plan.Region.Declared.Patroni.RestPort, "/patroni", cancel).ConfigureAwait(false);
        return json.RootElement.TryGetProperty("xlog", out var places)
            ? places.EnumerateObject().Where(each => each.Name.EndsWith("location", StringComparison.Ordinal) && each.Value.ValueKind == JsonValueKind.Number).Select(each => (long?)each.Value.GetInt64()).Max()
            : null;
    }

    private static PatroniMember Member(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("role").GetString()!,
        json.GetProperty("state").GetString()!,
        json.TryGetProperty("timeline", out var timeline) ? timeline.GetInt32() : null,
        json.TryGetProperty("lag", out var lag) ? lag.ToString() : null);

    private async Task<JsonDocument> GetAsync(LabNode node, Topology.Values.Port port, string path, CancellationToken cancel)
    {
        var text = await access.Http.GetStringAsync(new Uri($"https://{access.AddressOf(node, port)}:{port}{path}"), cancel).ConfigureAwait(false);
        return JsonDocument.Parse(text);
    }
}
