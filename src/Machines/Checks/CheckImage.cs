using ClusterProvisioning.Image;

namespace ClusterProvisioning.Machines.Checks;

/// <summary>Finds the image in which files are checked, and whether this host can do it.</summary>
public static class CheckImage
{
    /// <summary>The environment variable that names the image's folder.</summary>
    public const string Variable = "PROVISION_IMAGE";

    private const string Program = "usr/bin/patroni";


    /// <summary>The image's folder: the one given, the variable's, or the newest that was built; null, and what is missing, where checks cannot run.</summary>
    public static string? Find(string? folder, out string? missing)
    {
        var image = folder ?? Environment.GetEnvironmentVariable(Variable) ?? Newest();
        missing = image switch
        {
            _ when !OperatingSystem.IsLinux() => "checks need Linux: they run inside the machines' image.",
            _ when !Environment.IsPrivilegedProcess =>
                "checks need root: they run inside the machines' image, in a mount namespace of their own; run with sudo.",
            null or "" => $"checks need the image's folder: give --image DIR or set {Variable}; `provision image build` makes one.",
            _ when !File.Exists(Path.Combine(image, Program)) =>
                $"the folder {image} holds no image: {Program} is not in it; `provision image build` makes one.",
            _ => null,
        };
        return missing is null ? image : null;
    }

    // Each lies under the hash of its recipe.
    private static string? Newest() => !Directory.Exists(ImageStore.DefaultFolder) ? null : new DirectoryInfo(ImageStore.DefaultFolder).GetDirectories()
        .Where(image => File.Exists(Path.Combine(image.FullName, Program)))
        .OrderByDescending(image => image.LastWriteTimeUtc)
        .FirstOrDefault()?.FullName;
}
