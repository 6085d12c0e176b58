using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Asks running machines how large their file systems for WAL are: a slot whose consumer is gone may fill no disk, whatever is declared.</summary>
/// <param name="context">What it works with.</param>
internal sealed class WalFileSystems(RolloutContext context)
{
    /// <summary>Those that are smaller than declared.</summary>
    /// <exception cref="OperationException">A machine does not say.</exception>
    public async Task<IReadOnlyList<WalFileSystem>> SmallerAsync(CancellationToken cancel)
    {
        var folders = new PostgresFolders(context.Fleet.Region.Declared.Postgresql.Version);
        var found = new List<WalFileSystem>();
        foreach (var node in context.Fleet.Wanted.Where(node => node is { Role: NodeRole.Database, Workload: not null } && context.Fleet.IsOn(node.Name)))
        {
            var size = await context.RunAsync(node.Name, "", cancel, "findmnt", "--noheadings", "--bytes", "--output", "SIZE", "--target", folders.Wal)
                .ConfigureAwait(false);
            if (!long.TryParse(size.Trim(), CultureInfo.InvariantCulture, out var bytes))
                throw new OperationException($"{node.Name}: findmnt tells no size of {folders.Wal}, but '{size.Trim()}'. Nothing was changed.");
            if (WalFileSystem.Of(node.Name, node.Workload!.Machine, bytes) is { } small)
                found.Add(small);
        }

        return found;
    }
}
