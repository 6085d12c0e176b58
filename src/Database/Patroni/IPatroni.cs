namespace ClusterProvisioning.Database.Patroni;

/// <summary>Patroni's REST API, as far as a plan and an apply need it.</summary>
public interface IPatroni
{
    /// <summary>Looks at the dynamic configuration and at the members.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<PatroniReading> ReadAsync(CancellationToken cancellation);

    /// <summary>Changes the dynamic configuration (<c>PATCH /config</c>).</summary>
    /// <param name="json">What changes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task PatchAsync(string json, CancellationToken cancellation);
}
