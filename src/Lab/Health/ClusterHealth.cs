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
