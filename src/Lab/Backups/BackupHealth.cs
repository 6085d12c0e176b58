using ClusterProvisioning.Fleet;
using ClusterProvisioning.Lab.Health;

namespace ClusterProvisioning.Lab.Backups;

/// <summary>Waits until every repository knows the cluster and has WAL of it. The first full backup goes on behind.</summary>
/// <param name="lab">The lab.</param>
/// <param name="progress">Is told of each step.</param>
internal sealed class BackupHealth(LabContext lab, ILabProgress progress)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(180);
    private readonly RepositoryReader _reader = new(lab);
    private readonly Patience _patience = LabPatience.Of(lab);

    /// <summary>Waits.</summary>
    public Task WaitAsync(CancellationToken cancel) => Task.WhenAll(_reader.Repositories.Select(async repository =>
    {
        var node = lab.Plan.Node(repository.Node.Name.ToString());
        await _patience.WaitAsync($"WAL in {repository.Name}", node.Name, Deadline, async each => Wrong(await _reader.ReadAsync(repository, each)
            .ConfigureAwait(false)), cancel).ConfigureAwait(false);
        progress.Step(node.Name, $"{repository.Name} has WAL");
    }));

    private static string? Wrong(RepositoryStatus status) => status.Problem ?? (status.LastSegment is null ? "no WAL has arrived" : null);
}
