namespace ClusterProvisioning.Database.Applying;

/// <summary>Patroni's REST API, as far as an apply needs it.</summary>
public interface IPatroni
{
    /// <summary>Changes the dynamic configuration (<c>PATCH /config</c>).</summary>
    /// <param name="json">What changes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task PatchAsync(string json, CancellationToken cancellation);
}
