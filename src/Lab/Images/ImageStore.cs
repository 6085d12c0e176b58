using ClusterProvisioning.Lab.Commands;
using ClusterProvisioning.Lab.Host;

namespace ClusterProvisioning.Lab.Images;

/// <summary>The images of the host, cached by the hash of their recipe.</summary>
/// <param name="folder">Where they lie.</param>
public sealed class ImageStore(string folder)
{
    private const string Unfinished = ".building";

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
        RemoveUnfinished();
        say($"building image {recipe.Hash} (Debian 13, about a minute)");
        await BuildAsync(recipe, cancel).ConfigureAwait(false);
        return Find(recipe.Hash)!;
    }

    private async Task BuildAsync(ImageRecipe recipe, CancellationToken cancel)
    {
        var work = Path.Combine(folder, recipe.Hash + Unfinished);
        try
        {
            recipe.WriteTo(Path.Combine(work, "recipe"));
            var tree = Path.Combine(work, "tree");
            // A mount namespace of its own: what a killed build had mounted in the tree is gone with it.
            await new ExternalProgram("unshare", "--mount", "--propagation", "private", "nice", "sh", Path.Combine(work, "recipe", "build.sh"), Path.Combine(work, "recipe"), tree)
                .RunAsync(cancel).ConfigureAwait(false);
            Directory.Move(tree, Path.Combine(folder, recipe.Hash));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private void RemoveUnfinished()
    {
        foreach (var left in Directory.GetDirectories(folder, "*" + Unfinished))
            Directory.Delete(left, recursive: true);
    }
}
