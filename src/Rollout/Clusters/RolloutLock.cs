using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Rollout.Clusters;

/// <summary>Keeps a second rollout out: a key in etcd that goes with its lease, should this run die.</summary>
public sealed class RolloutLock : IAsyncDisposable
{
    private const int LeaseSeconds = 30;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(8);
    private readonly EtcdCluster _etcd;
    private readonly string _lease;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;

    private RolloutLock(EtcdCluster etcd, string lease)
    {
        (_etcd, _lease) = (etcd, lease);
        _renewing = RenewAsync();
    }

    /// <summary>Is cancelled when the lease ran out: another run may have begun.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes it.</summary>
    /// <param name="etcd">Where.</param>
    /// <param name="region">What is rolled out.</param>
    /// <param name="holder">Who this is, for the one who is refused.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="RolloutException">Another run holds it.</exception>
    public static async Task<RolloutLock> TakeAsync(EtcdCluster etcd, string region, string holder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(etcd);
        var key = Coded($"/provision/rollout/{region}");
        var granted = await etcd.CallAsync("lease/grant", new JsonObject { ["TTL"] = LeaseSeconds.ToString() }, cancel).ConfigureAwait(false);
        var lease = granted.GetProperty("ID").GetString()!;
        var answer = await etcd.CallAsync("kv/txn", Attempt(key, holder, lease), cancel).ConfigureAwait(false);
        if (answer.TryGetProperty("succeeded", out var succeeded) && succeeded.GetBoolean())
            return new RolloutLock(etcd, lease);
        await etcd.CallAsync("lease/revoke", new JsonObject { ["ID"] = lease }, cancel).ConfigureAwait(false);
        throw new RolloutException($"Another rollout of {region} is under way ({Holder(answer)}); wait for it to end. If it was killed, its lock goes within {LeaseSeconds} s.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        try
        {
            await _etcd.CallAsync("lease/revoke", new JsonObject { ["ID"] = _lease }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RolloutException)
        {
            // It runs out by itself.
        }

        _end.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var last = TimeProvider.System.GetTimestamp();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var answer = await _etcd.CallAsync("lease/keepalive", new JsonObject { ["ID"] = _lease }, _end.Token).ConfigureAwait(false);
                if (answer.GetProperty("result").TryGetProperty("TTL", out var left) && left.GetString() is not (null or "0"))
                    last = TimeProvider.System.GetTimestamp();
                await Task.Delay(RenewEvery, _end.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is RolloutException or OperationCanceledException)
            {
                // Asked again until the lease is over.
            }

            if (TimeProvider.System.GetElapsedTime(last).TotalSeconds > LeaseSeconds)
                await _lost.CancelAsync().ConfigureAwait(false);
        }
    }

    private static JsonObject Attempt(string key, string holder, string lease) => new()
    {
        ["compare"] = new JsonArray(new JsonObject { ["key"] = key, ["target"] = "CREATE", ["result"] = "EQUAL", ["create_revision"] = "0" }),
        ["success"] = new JsonArray(new JsonObject { ["request_put"] = new JsonObject { ["key"] = key, ["value"] = Coded(holder), ["lease"] = lease } }),
        ["failure"] = new JsonArray(new JsonObject { ["request_range"] = new JsonObject { ["key"] = key } }),
    };

    private static string Holder(JsonElement answer) =>
        answer.TryGetProperty("responses", out var responses) && responses[0].GetProperty("response_range").TryGetProperty("kvs", out var found)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(found[0].GetProperty("value").GetString()!))
            : "it has just begun";

    private static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
