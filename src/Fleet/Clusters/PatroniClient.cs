using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>Patroni's REST API (Patroni docs, "Patroni REST API"). What all members know is asked of any that answers; the rest of the one that it is
/// about.</summary>
public sealed class PatroniClient
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);
    private readonly JsonApi _api;
    private readonly TimeSpan _patience;

    /// <summary>Talks to the members of a cluster.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="http">Carries the certificates.</param>
    /// <param name="members">Where its members are, now.</param>
    /// <param name="rounds">How often all of them are asked before it is given up.</param>
    /// <param name="patience">How long an answer may take; ten seconds unless given.</param>
    public PatroniClient(string name, HttpClient http, Func<IReadOnlyList<Uri>> members, int rounds = 5, TimeSpan? patience = null)
    {
        _patience = patience ?? DefaultPatience;
        _api = new JsonApi(name, http, members) { Rounds = rounds, Quick = _patience };
    }

    /// <summary>The members, as one of them sees them.</summary>
    /// <exception cref="FleetException">No member answers.</exception>
    public async Task<IReadOnlyList<Member>> MembersAsync(CancellationToken cancel) =>
        Member.AllOf(await _api.AskAsync(HttpMethod.Get, "cluster", null, cancel).ConfigureAwait(false));

    /// <summary>The dynamic configuration.</summary>
    /// <exception cref="FleetException">No member answers.</exception>
    public Task<JsonElement> ConfigAsync(CancellationToken cancel) => _api.AskAsync(HttpMethod.Get, "config", null, cancel);

    /// <summary>Changes the dynamic configuration.</summary>
    /// <exception cref="FleetException">No member takes it.</exception>
    public Task PatchAsync(JsonObject patch, CancellationToken cancel) => _api.AskAsync(HttpMethod.Patch, "config", patch, cancel);

    /// <summary>How a member's server is; null where its Patroni does not answer.</summary>
    public async Task<ServerState?> ServerAsync(Uri member, CancellationToken cancel)
    {
        try
        {
            return ServerState.Of(await _api.AskAsync(HttpMethod.Get, new Uri(member, "patroni"), null, _patience, cancel).ConfigureAwait(false));
        }
        catch (Exception exception) when (JsonApi.IsSilence(exception, cancel))
        {
            return null;
        }
    }

    /// <summary>Asks a member to restart its server, and does not wait longer than this for the end.</summary>
    /// <exception cref="FleetException">It refuses.</exception>
    public Task RestartAsync(Uri member, TimeSpan most, CancellationToken cancel) => AskOnceAsync(new Uri(member, "restart"), [], most, cancel);

    /// <summary>Asks for another leader, and does not wait longer than this for the end.</summary>
    /// <param name="asked">The member that is asked: the candidate, as the leader may be on its way out.</param>
    /// <param name="from">Who leads.</param>
    /// <param name="to">Who is to lead.</param>
    /// <param name="most">How long to wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="FleetException">It refuses.</exception>
    public Task SwitchoverAsync(Uri asked, string from, string to, TimeSpan most, CancellationToken cancel) =>
        AskOnceAsync(new Uri(asked, "switchover"), new JsonObject { ["leader"] = from, ["candidate"] = to }, most, cancel);

    // What it comes to is seen in the cluster: an answer that got lost says nothing.
    private async Task AskOnceAsync(Uri address, JsonObject body, TimeSpan most, CancellationToken cancel)
    {
        try
        {
            await _api.AskAsync(HttpMethod.Post, address, body, most, cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is not null)
        {
            throw new FleetException($"Patroni refused: {exception.Message}. See: patronictl history, and the journal of patroni on that machine.", exception);
        }
        catch (Exception exception) when (JsonApi.IsSilence(exception, cancel))
        {
        }
    }
}
