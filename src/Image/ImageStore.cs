namespace ClusterProvisioning.Image;

/// <summary>The images of the host, cached by the hash of their recipe.</summary>
/// <param name="folder">Where they lie.</param>
public sealed class ImageStore(string folder)
{
    /// <summary>Where they lie on every host.</summary>
    public const string DefaultFolder = "/var/lib/cluster-provisioning/images";

    private readonly ImageBuild _build = new(folder);

    /// <summary>The image of this recipe, if it was built.</summary>
    public MachineImage? Find(string hash)
    {
        var path = Path.Combine(folder, hash);
        return Directory.Exists(path) ? new MachineImage(hash, path) : null;
    }

    /// <summary>The disk of this recipe, if it was built.</summary>
    public DiskImage? Find(DiskRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var path = Path.Combine(folder, recipe.Name);
        return Directory.Exists(path) ? new DiskImage(path) : null;
    }

    /// <summary>The image of this recipe; built now unless it is there. A build that is interrupted leaves nothing that counts as an image.</summary>
    public async Task<MachineImage> GetAsync(Recipe recipe, Action<string> say, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(say);
        if (Find(recipe.Hash) is { } found)
            return found;
        using var only = LockForBuild();
        say($"building image {recipe.Hash} (Debian 13, about a minute)");
        await _build.RunAsync(recipe.Hash, recipe, Script, work => Task.FromResult(Path.Combine(work, "tree")), cancel).ConfigureAwait(false);
        return Find(recipe.Hash)!;

        static string[] Script(string given, string work) => [Path.Combine(given, "build.sh"), given, Path.Combine(work, "tree")];
    }

    /// <summary>The disk of this recipe, and the tree that it boots; built now unless it is there.</summary>
    public async Task<DiskImage> GetAsync(DiskRecipe recipe, Action<string> say, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (Find(recipe) is { } found)
            return found;
        var tree = await GetAsync(recipe.Tree, say, cancel).ConfigureAwait(false);
        using var only = LockForBuild();
        say($"making disk {recipe.Name} of it (kernel, boot loader, file systems; about a minute)");
        await _build.RunAsync(recipe.Name, recipe.Files, Script, work => DiskManifest.WriteAsync(recipe, Path.Combine(work, "disk"), cancel), cancel)
            .ConfigureAwait(false);
        return Find(recipe)!;

        string[] Script(string given, string work) => [Path.Combine(given, "build-disk.sh"), given, tree.Folder, work];
    }

    /// <summary>Takes away what a build that was killed left behind; nothing happens while one is under way.</summary>
    public async Task RemoveUnfinishedAsync(CancellationToken cancel)
    {
        if (!_build.HasUnfinished)
            return;
        using var only = _build.Lock("the build of an image", "removing an unfinished image");
        await _build.RemoveLeftAsync(cancel).ConfigureAwait(false);
    }

    private Host.RunLock LockForBuild()
    {
        Directory.CreateDirectory(folder);
        return _build.Lock("another build of an image", "provision image build");
    }
}
