using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Host;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>A region as a commit has it, made by that commit's own program, so that a change of C# shows as well.</summary>
/// <param name="project">The project.</param>
/// <param name="say">Is told of what takes long.</param>
internal sealed class GitBaseline(ProjectLayout project, Action<string> say)
{
    private const int ShownDigits = 10;

    // What the launcher leaves when it has built; the second is of earlier commits.
    private static readonly string[] Stamps = ["artifacts/program/provision.built", "artifacts/embedded/provision.built"];

    // What makes machines' files; the second is of earlier commits.
    private static readonly string[] MachineSources = ["Machines", "NodeFiles"];

    // All that the program is built of.
    private static readonly string[] Sources = ["src", "stacks", "Directory.Build.props", "Directory.Packages.props", "global.json"];

    /// <summary>The region at a commit, and what to call that.</summary>
    /// <param name="region">The region's name or file.</param>
    /// <param name="reference">The commit; the merge base with the main branch unless given.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MissingException">Git, the commit or the SDK is missing, or the commit has no valid program.</exception>
    public async Task<(RegionSide Side, string Name)> FindAsync(string region, string? reference, CancellationToken cancellation)
    {
        var git = await Git.OpenAsync(project.Root, cancellation);
        var (commit, name) = reference is null ? await git.MergeBaseAsync(cancellation) : (await git.CommitAsync(reference, cancellation), reference);
        var shown = $"{commit[..ShownDigits]} ({name})";
        if (FileOf(region) is not { } file)
            return (RegionSide.Nothing, $"{shown}, which cannot have a file outside the project");
        var isSame = await git.IsSameAsync(commit, Sources, cancellation);
        var side = await new CommitCache(git, CacheFolder.Find()).InWorktreeAsync(commit, async folder =>
        {
            // Not there yet: everything is new.
            if (!File.Exists(Path.Combine(folder, file)))
                return RegionSide.Nothing;
            return isSame ? Load(folder, file, shown) : await BuildAsync(folder, file, shown, cancellation);
        }, cancellation);
        return (side, shown);
    }

    private string? FileOf(string region)
    {
        var path = Path.GetRelativePath(project.Root, Path.GetFullPath(project.RegionFile(region)));
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : path;
    }

    /// <summary>The commit has the running program's sources, so the running program does.</summary>
    private static RegionSide Load(string folder, string file, string shown)
    {
        var loaded = new RegionLoader(new ProjectLayout(folder).Profiles).Load(Path.Combine(folder, file));
        return loaded.Region is { } region
            ? RegionSides.Of(region)
            : throw Invalid(
                shown,
                string.Join('\n', loaded.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => $"{found.Code}: {found.Message}")));
    }

    private async Task<RegionSide> BuildAsync(string folder, string file, string shown, CancellationToken cancellation)
    {
        if (!Stamps.Any(stamp => File.Exists(Path.Combine(folder, stamp))))
            say($"building the program of {shown} for the comparison; once, about a minute …");
        var rendered = Path.Combine(folder, "artifacts", "rendered");
        if (Directory.Exists(rendered))
            Directory.Delete(rendered, recursive: true);
        // The launcher lets two starts at once build only once.
        var program = RunAsync(folder, shown, cancellation, "compile", Path.Combine(folder, file));
        // Commits before the machines' files know nothing of them.
        var files = MachineSources.Any(source => Directory.Exists(Path.Combine(folder, "src", source)))
            ? RunAsync(folder, shown, cancellation, "render", Path.Combine(folder, file), "--out", rendered)
            : Task.FromResult("");
        await Task.WhenAll(program, files);
        return new RegionSide
        {
            Resources = ProgramReader.Read(await program, $"the program of {shown}"),
            Machines = Directory.Exists(rendered) ? RenderedFolder.Read(rendered) : null,
        };
    }

    private static async Task<string> RunAsync(string folder, string shown, CancellationToken cancellation, params string[] arguments)
    {
        var result = await new ExternalProgram(Path.Combine(folder, "provision"), arguments).TryAsync(cancellation);
        return result.ExitCode == 0 ? result.Output : throw Invalid(shown, result.Error.Trim());
    }

    private static MissingException Invalid(string shown, string reason) =>
        new($"The region cannot be made as of {shown}, so there is nothing to compare with; name another commit: --against REF.\n{reason}");
}
