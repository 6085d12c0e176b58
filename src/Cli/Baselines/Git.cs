using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>The repository that the project lies in.</summary>
internal sealed class Git
{
    // Set by git for its hooks, and then in the way of any other worktree.
    private static readonly string[] OfHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];
    private static readonly string[] MainBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];
    private const string Fetch = "In a shallow clone fetch it first (git fetch --unshallow, or fetch-depth: 0)";
    private readonly string _folder;

    private Git(string folder) => _folder = folder;

    /// <summary>The project's folder below the top of the repository; empty, or with a slash at its end.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>The folder that all worktrees of the repository share.</summary>
    public string CommonFolder { get; private init; } = "";

    /// <summary>Opens the repository around a folder.</summary>
    /// <exception cref="MissingException">There is no git, or no repository.</exception>
    public static async Task<Git> OpenAsync(string folder, CancellationToken cancellation)
    {
        foreach (var name in OfHooks)
            Environment.SetEnvironmentVariable(name, null);
        ProgramResult answer;
        try
        {
            answer = await new Git(folder).TryAsync(cancellation, "rev-parse", "--path-format=absolute", "--git-common-dir", "--show-prefix");
        }
        catch (HostException exception)
        {
            throw new MissingException(
                "git is not on the PATH, and a comparison with a commit needs it. Install git, or compare with a state: --state FILE.",
                exception);
        }

        if (answer.ExitCode != 0)
            throw new MissingException($"{folder} is in no git repository ({answer.Error.Trim()}). Compare with a state instead: --state FILE.");
        var lines = answer.Output.Split('\n');
        return new Git(folder) { CommonFolder = lines[0], Prefix = lines[1] };
    }

    /// <summary>Runs git and gives its output.</summary>
    /// <exception cref="MissingException">It failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await TryAsync(cancellation, arguments);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new MissingException($"git {string.Join(' ', arguments)} failed: {result.Error.Trim()}");
    }

    /// <summary>Runs git, whatever comes of it. Hooks of the repository do not run.</summary>
    public Task<ProgramResult> TryAsync(CancellationToken cancellation, params string[] arguments) =>
        new ExternalProgram("git", ["-C", _folder, "-c", "core.hooksPath=/dev/null", .. arguments]).TryAsync(cancellation);

    /// <summary>The commit that a name means.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    public async Task<string> CommitAsync(string reference, CancellationToken cancellation)
    {
        var result = await TryAsync(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new MissingException($"There is no commit '{reference}' here. {Fetch}, or name another: --against REF.");
    }

    /// <summary>Where the present branch left the main one, and what that is called.</summary>
    /// <exception cref="MissingException">There is no main branch, or it has nothing in common.</exception>
    public async Task<(string Commit, string Name)> MergeBaseAsync(CancellationToken cancellation)
    {
        foreach (var branch in MainBranches)
        {
            var found = await TryAsync(cancellation, "merge-base", "HEAD", branch);
            if (found.ExitCode == 0)
                return (found.Output.Trim(), $"merge base with {branch}");
        }

        throw new MissingException($"No merge base with a main branch ({string.Join(", ", MainBranches)}). {Fetch}, or name a commit: --against REF.");
    }

    /// <summary>True if these paths are the same in the working tree as in a commit, files that git does not know included.</summary>
    public async Task<bool> IsSameAsync(string commit, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var changed = await TryAsync(cancellation, ["diff", "--quiet", commit, "--", .. paths]);
        return changed.ExitCode == 0 && (await RunAsync(cancellation, ["ls-files", "--others", "--exclude-standard", "--", .. paths])).Length == 0;
    }
}
