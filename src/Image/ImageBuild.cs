using ClusterProvisioning.Host;

namespace ClusterProvisioning.Image;

/// <summary>One build of an image at a time on a host. A build that is interrupted leaves nothing that counts as an image.</summary>
/// <param name="folder">Where the images lie.</param>
internal sealed class ImageBuild(string folder)
{
    private const string Unfinished = ".building";

    // A build that outlives a killed run is found by its group.
    private const string IntoGroup = """while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs" || exit 1; shift; done; shift; exec "$@" """;
    private static readonly CgroupTree Group = new("provision-images");

    /// <summary>Takes the host's images for the caller alone.</summary>
    public RunLock Lock(string what, string verb) => RunLock.Take(Path.Combine(folder, "lock"), what, verb);

    /// <summary>True if a build left something behind, or is under way.</summary>
    public bool HasUnfinished => Directory.Exists(folder) && Directory.GetDirectories(folder, "*" + Unfinished).Length > 0;

    /// <summary>Runs a recipe's script in a work folder, and gives what it made its name.</summary>
    /// <param name="name">The name among the images.</param>
    /// <param name="recipe">What the script works with.</param>
    /// <param name="script">The script and what it is given, for the recipe's folder and the work folder.</param>
    /// <param name="finish">Makes the product whole, and gives its folder.</param>
    /// <param name="cancel">Ends the build.</param>
    public async Task RunAsync(
        string name, Recipe recipe, Func<string, string, IReadOnlyList<string>> script, Func<string, Task<string>> finish, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await RemoveLeftAsync(cancel).ConfigureAwait(false);
        var work = Path.Combine(folder, name + Unfinished);
        try
        {
            Group.Create();
            var given = Path.Combine(work, "recipe");
            recipe.WriteTo(given);
            // A mount namespace of its own: what a killed build had mounted is gone with it.
            await new ExternalProgram("sh", ["-c", IntoGroup, "sh", .. Group.Folders, "--", "unshare", "--mount", "--propagation", "private", "nice", "sh",
                .. script(given, work)])
                .RunAsync(cancel).ConfigureAwait(false);
            Directory.Move(await finish(work).ConfigureAwait(false), Path.Combine(folder, name));
        }
        finally
        {
            await RemoveLeftAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Takes away what a build that was killed left behind.</summary>
    public async Task RemoveLeftAsync(CancellationToken cancel)
    {
        await Group.RemoveAsync(cancel).ConfigureAwait(false);
        foreach (var left in Directory.GetDirectories(folder, "*" + Unfinished))
            Directory.Delete(left, recursive: true);
    }
}
