using ClusterProvisioning.Host;

namespace ClusterProvisioning.Image;

/// <summary>The images of the host, cached by the hash of their recipe.</summary>
/// <param name="folder">Where they lie.</param>
public sealed class ImageStore(string folder)
{
    /// <summary>Where they lie on every host.</summary>
    public const string DefaultFolder = "/var/lib/cluster-provisioning/images";

    private const string Unfinished = ".building";

    // A build that outlives a killed run is found by its group.
    private const string IntoGroup = """while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs" || exit 1; shift; done; shift; exec "$@" """;
    private static readonly CgroupTree Group = new("provision-images");

    /// <summary>The image of this recipe, if it was built.</summary>
    public MachineImage? Find(string hash)
    {
        var path = Path.Combine(folder, hash);
        return Directory.Exists(path) ? new MachineImage(hash, path) : null;
    }

    /// <summary>The image of this recipe; built now unless it is there. A build that is interrupted leaves nothing that counts as an image.</summary>
    public async Task<MachineImage> GetAsync(ImageRecipe recipe, Action<string> say, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(say);
        if (Find(recipe.Hash) is { } found)
            return found;
        Directory.CreateDirectory(folder);
        using var only = RunLock.Take(Path.Combine(folder, "lock"), "another build of an image", "provision image build");
        await RemoveLeftAsync(cancel).ConfigureAwait(false);
        say($"building image {recipe.Hash} (Debian 13, about a minute)");
        await BuildAsync(recipe, cancel).ConfigureAwait(false);
        return Find(recipe.Hash)!;
    }

    private async Task BuildAsync(ImageRecipe recipe, CancellationToken cancel)
    {
        var work = Path.Combine(folder, recipe.Hash + Unfinished);
        try
        {
            Group.Create();
            recipe.WriteTo(Path.Combine(work, "recipe"));
            var tree = Path.Combine(work, "tree");
            // A mount namespace of its own: what a killed build had mounted in the tree is gone with it.
            await new ExternalProgram("sh", ["-c", IntoGroup, "sh", .. Group.Folders, "--", "unshare", "--mount", "--propagation", "private", "nice", "sh",
                Path.Combine(work, "recipe", "build.sh"), Path.Combine(work, "recipe"), tree])
                .RunAsync(cancel).ConfigureAwait(false);
            Directory.Move(tree, Path.Combine(folder, recipe.Hash));
        }
        finally
        {
            await RemoveLeftAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Takes away what a build that was killed left behind; nothing happens while one is under way.</summary>
    public async Task RemoveUnfinishedAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(folder) || Directory.GetDirectories(folder, "*" + Unfinished).Length == 0)
            return;
        using var only = RunLock.Take(Path.Combine(folder, "lock"), "the build of an image", "removing an unfinished image");
        await RemoveLeftAsync(cancel).ConfigureAwait(false);
    }

    private async Task RemoveLeftAsync(CancellationToken cancel)
    {
        await Group.RemoveAsync(cancel).ConfigureAwait(false);
        foreach (var left in Directory.GetDirectories(folder, "*" + Unfinished))
            Directory.Delete(left, recursive: true);
    }
}
