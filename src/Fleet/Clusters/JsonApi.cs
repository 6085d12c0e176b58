using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A JSON interface that several machines serve; any that answers will do.</summary>
/// <param name="name">What it is, for messages.</param>
/// <param name="http">Carries the certificates.</param>
/// <param name="addresses">Where it is served, now.</param>
internal sealed class JsonApi(string name, HttpClient http, Func<IReadOnlyList<Uri>> addresses)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private Uri? _last;

    /// <summary>How often all of them are asked before it is given up.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long one of them may take.</summary>
    public TimeSpan Quick { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True if a request had no usable answer, and nobody ended it.</summary>
    public static bool IsSilence(Exception exception, CancellationToken cancel) =>
        exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancel.IsCancellationRequested);

    /// <summary>Asks one after the other until one answers; the one that answered last comes first.</summary>
    /// <exception cref="FleetException">None of them does.</exception>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        var rounds = new Waiting(Between) { Times = Rounds };
        var (found, silence) = await rounds.UntilAsync(each => each.Answer is not null, each => AskAllAsync(method, path, body, each), cancel)
            .ConfigureAwait(false);
        return found ?? throw Silent(method, path, silence);
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

    private async Task<(JsonElement? Answer, Exception? Silence)> AskAllAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        Exception? last = null;
        foreach (var address in addresses().OrderBy(each => each == _last ? 0 : 1))
        {
            try
            {
                var answer = await AskAsync(method, new Uri(address, path), body, Quick, cancel).ConfigureAwait(false);
                _last = address;
                return (answer, null);
            }
            catch (Exception exception) when (IsSilence(exception, cancel))
            {
                last = exception;
            }
        }

        return (null, last);
    }

    private FleetException Silent(HttpMethod method, string path, Exception? last)
    {
        var reason = last?.GetBaseException().Message ?? "no machine of it runs";
        return new FleetException(
            $"{name} does not answer to {method} {path}: {reason}. Look whether it runs, then run again.",
            last ?? new InvalidOperationException("nobody to ask"));
    }
}
