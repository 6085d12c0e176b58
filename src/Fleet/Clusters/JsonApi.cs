using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A JSON interface that several machines serve; any that answers will do.</summary>
/// <param name="name">What it is, for messages.</param>
/// <param name="http">Carries the certificates.</param>
/// <param name="addresses">Where it is served, now.</param>
internal sealed class JsonApi(string name, HttpClient http, Func<IReadOnlyList<Uri>> addresses)
{
    private const int Rounds = 5;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    /// <summary>Asks one after the other until one answers.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        Exception? last = null;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var address in addresses())
            {
                try
                {
                    return await AskAsync(method, new Uri(address, path), body, Quick, cancel).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException && !cancel.IsCancellationRequested)
                {
                    last = exception;
                }
            }

            await Task.Delay(Between, cancel).ConfigureAwait(false);
        }

        throw new FleetException($"{name} does not answer to {method} {path}: {last?.GetBaseException().Message ?? "no machine of it runs"}. Look whether it runs, then run again.", last ?? new InvalidOperationException("nobody to ask"));
    }

    /// <summary>Asks one machine, once.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, Uri address, JsonObject? body, TimeSpan most, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(most);
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{(int)response.StatusCode} from {address}: {text.Trim()}", null, response.StatusCode);
        using var json = JsonDocument.Parse(text is ['{' or '[', ..] ? text : JsonSerializer.Serialize(text));
        return json.RootElement.Clone();
    }
}
