using System.Text.Json;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>Puts a machine's files into its tree, as they are declared and no others: what an earlier bundle brought and this one does not is taken
/// out.</summary>
/// <param name="tree">The machine's tree.</param>
/// <param name="folder">The machine's folder.</param>
internal sealed class BundleInstaller(NodeTree tree, NodeFolder folder)
{
    private readonly ImageUsers _users = new(tree.Root);

    /// <summary>True if the machine holds this content already.</summary>
    public static bool IsInstalled(NodeFolder folder, NodeContent content) => Installation.Read(folder)?.Hash == content.Hash;

    /// <summary>The paths of the files that the machine's last bundle brought, and its units; none where there was none.</summary>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> Units) InstalledOn(NodeFolder folder)
    {
        var installed = Installation.Read(folder) ?? Installation.None;
        return (installed.Files, installed.Units);
    }

    /// <summary>Installs files, folders and units.</summary>
    public async Task InstallAsync(NodeContent content, CancellationToken cancel)
    {
        var before = Installation.Read(folder) ?? Installation.None;
        foreach (var gone in before.Files.Except(content.Files.Select(file => file.Path), StringComparer.Ordinal))
            File.Delete(tree.PathOf(gone));
        foreach (var directory in content.Directories)
            Create(directory);
        foreach (var file in content.Files)
            Write(file);
        await SystemctlAsync("disable", before.Units.Except(content.Units, StringComparer.Ordinal), cancel).ConfigureAwait(false);
        await SystemctlAsync("enable", content.Units, cancel).ConfigureAwait(false);
        // Last: what is written down is whole.
        new Installation(content.Hash, [.. content.Files.Select(file => file.Path)], content.Units).Write(folder);
    }

    /// <summary>Replaces one file of a machine that may run. If the machine held all of the content before, it does so after.</summary>
    public void Replace(NodeFile file, NodeContent before, NodeContent after)
    {
        Write(file);
        if (Installation.Read(folder) is { } installed && installed.Hash == before.Hash)
            (installed with { Hash = after.Hash }).Write(folder);
    }

    private void Create(NodeDirectory wanted)
    {
        var path = tree.PathOf(wanted.Path);
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, ModeOf(wanted.Mode));
        NativeCalls.ChangeOwner(path, _users.User(wanted.Owner), _users.Group(wanted.Group));
    }

    private void Write(NodeFile wanted)
    {
        var path = tree.PathOf(wanted.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A new file takes the old one's place: a link there is replaced, not written through.
        SecretFile.Write(path, wanted.Content);
        NativeCalls.ChangeOwner(path, _users.User(wanted.Owner), _users.Group(wanted.Group));
        File.SetUnixFileMode(path, ModeOf(wanted.Mode));
    }

    private async Task SystemctlAsync(string verb, IEnumerable<string> units, CancellationToken cancel)
    {
        var named = units.ToList();
        if (named.Count > 0)
            await new ExternalProgram("chroot", [tree.Root, "systemctl", "--quiet", verb, .. named]).RunAsync(cancel).ConfigureAwait(false);
    }

    private static UnixFileMode ModeOf(string octal) => (UnixFileMode)Convert.ToInt32(octal, 8);

    private sealed record Installation(string Hash, IReadOnlyList<string> Files, IReadOnlyList<string> Units)
    {
        public static Installation None { get; } = new("", [], []);

        public static Installation? Read(NodeFolder folder) =>
            File.Exists(folder.Installed) ? JsonSerializer.Deserialize<Installation>(File.ReadAllText(folder.Installed)) : null;

        public void Write(NodeFolder folder) => File.WriteAllText(folder.Installed, JsonSerializer.Serialize(this));
    }
}
