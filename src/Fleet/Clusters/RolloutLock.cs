using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>Keeps a second rollout out: a key in etcd that goes with its lease, should this run die.</summary>
public sealed class RolloutLock : IAsyncDisposable
{
    private const int LeaseSeconds = 30;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(8);
    private readonly EtcdCluster _etcd;
    private readonly string _id;
    private readonly Lease _lease;

    private RolloutLock(EtcdCluster etcd, string id, long asked)
    {
        (_etcd, _id) = (etcd, id);
        _lease = new Lease(cancel => etcd.CallAsync("lease/keepalive", new JsonObject { ["ID"] = id }, cancel), TimeSpan.FromSeconds(LeaseSeconds), RenewEvery,
            asked);
    }

    /// <summary>Is cancelled when the lease ran out: another run may have begun.</summary>
    public CancellationToken Lost => _lease.Lost;

    /// <summary>Takes it.</summary>
    /// <param name="etcd">Where.</param>
    /// <param name="region">What is rolled out.</param>
    /// <param name="holder">Who this is, for the one who is refused.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="FleetException">Another run holds it.</exception>
    public static async Task<RolloutLock> TakeAsync(EtcdCluster etcd, string region, string holder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(etcd);
        var key = Coded($"/provision/rollout/{region}");
        var asked = TimeProvider.System.GetTimestamp();
        var granted = await etcd.CallAsync("lease/grant", new JsonObject { ["TTL"] = LeaseSeconds.ToString() }, cancel).ConfigureAwait(false);
        var lease = granted.GetProperty("ID").GetString()!;
        var answer = await etcd.CallAsync("kv/txn", Attempt(key, holder, lease), cancel).ConfigureAwait(false);
        if (answer.TryGetProperty("succeeded", out var succeeded) && succeeded.GetBoolean())
            return new RolloutLock(etcd, lease, asked);
        await etcd.CallAsync("lease/revoke", new JsonObject { ["ID"] = lease }, cancel).ConfigureAwait(false);
        throw new FleetException($"Another rollout of {region} is under way ({Holder(answer)}); wait for it to end. "
            + $"If it was killed, its lock goes within {LeaseSeconds} s.");
    }

    /// <summary>Works while it is held, and not a moment longer.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Ends it too.</param>
    /// <exception cref="FleetException">It was lost meanwhile.</exception>
    public async Task<T> HoldingAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, Lost);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (Lost.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new FleetException($"The rollout's lock in etcd could not be renewed within {LeaseSeconds} s, so another rollout may have begun; "
                + "this one stopped where it was. See how etcd is (lab status, the journal of etcd), then run the same command again: "
                + "it goes on from here.", exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _lease.DisposeAsync().ConfigureAwait(false);
        try
        {
            await _etcd.CallAsync("lease/revoke", new JsonObject { ["ID"] = _id }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FleetException)
        {
            // It runs out by itself.
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
