using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>Worktrees of commits, outside the checkout: what a commit's own program was built in stays for the next comparison with it.</summary>
/// <param name="git">The repository.</param>
/// <param name="root">The cache's folder.</param>
internal sealed class CommitCache(Git git, string root)
{
    private const int Kept = 6;
    private const string Lock = ".lock";
    private const string Complete = ".complete";

    // Repositories do not share entries: a worktree belongs to one.
    private readonly string _folder = Path.Combine(root, "commits", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(git.CommonFolder)))[..12]);

    /// <summary>Runs work in a commit's worktree, alone; what an interrupted run left half done is made anew or gone on with.</summary>
    public async Task<T> InWorktreeAsync<T>(string commit, Func<string, Task<T>> work, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        using var only = await WaitingLock.TakeAsync(PathOf(commit + Lock), cancellation);
        var (folder, complete) = (PathOf(commit), PathOf(commit + Complete));
        if (!File.Exists(complete) || !Directory.Exists(folder))
        {
            await AddAsync(folder, commit, cancellation);
            await File.WriteAllTextAsync(complete, "", cancellation);
        }

        File.SetLastWriteTimeUtc(complete, DateTime.UtcNow);
        var result = await work(Path.Combine(folder, git.Prefix));
        await PruneAsync(commit, cancellation);
        return result;
    }

    // Git's own list of worktrees is one file a worktree; two additions at once may still meet.
    private async Task AddAsync(string folder, string commit, CancellationToken cancellation)
    {
        using var only = await WaitingLock.TakeAsync(PathOf("worktrees" + Lock), cancellation);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await git.RunAsync(cancellation, "worktree", "prune");
        await git.RunAsync(cancellation, "worktree", "add", "--force", "--detach", folder, commit);
    }

    /// <summary>Removes all but the newest entries; one that is in use stays.</summary>
    private async Task PruneAsync(string current, CancellationToken cancellation)
    {
        var old = Directory.GetFiles(_folder, "*" + Complete).OrderByDescending(File.GetLastWriteTimeUtc)
            .Select(file => Path.GetFileName(file)[..^Complete.Length]).Where(commit => commit != current).Skip(Kept - 1);
        foreach (var commit in old)
        {
            using var free = WaitingLock.TryTake(PathOf(commit + Lock));
            if (free is null)
                continue;
            File.Delete(PathOf(commit + Complete));
            await git.TryAsync(cancellation, "worktree", "remove", "--force", "--force", PathOf(commit));
            File.Delete(PathOf(commit + Lock));
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
