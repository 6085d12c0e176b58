using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Image;

/// <summary>What a disk is made from: the tree that labs run, and over it what a kernel needs, and what production takes from makers.</summary>
/// <param name="Target">What the disk is for.</param>
/// <param name="Tree">The recipe of the tree.</param>
/// <param name="Makers">What comes from makers, in Debian's place or besides.</param>
/// <param name="DebianOnly">True if makers are not asked; what they have is left out.</param>
public sealed record DiskRecipe(ImageTarget Target, Recipe Tree, MakersSoftware Makers, bool DebianOnly)
{
    // systemd-repart writes file systems by their makers' own programs.
    private static readonly string[] Everywhere = ["dosfstools", "e2fsprogs", "initramfs-tools", "mtools", "systemd-boot-efi", "systemd-repart", "zstd"];

    // Debian's kernel for clouds has ENA, NVMe and virtio, and none of the drivers of a rack.
    private static readonly string[] Cloud = ["linux-image-cloud-amd64"];

    private static readonly string[] Rack =
        ["amd64-microcode", "firmware-bnx2", "firmware-bnx2x", "firmware-misc-nonfree", "firmware-qlogic", "intel-microcode", "linux-image-amd64"];

    /// <summary>Its files. Their hash stands for all that the disk is made from.</summary>
    public Recipe Files { get; } = Recipe.Carried("Disk/").With(
    [
        .. MakersFiles.Of(Makers, DebianOnly),
        (PackageList.File, PackageList.Of(Everywhere.Concat(KernelOf(Target).Packages))),
        ("components", KernelOf(Target).Components),
        ("tree", Tree.Hash),
    ]);

    /// <summary>The word for its target: <c>metal</c> or <c>aws</c>.</summary>
    public string TargetName => EnumName.Of(Target);

    /// <summary>Its name among the images of a host, such as <c>aws-0f1e2d3c4b5a6978</c>.</summary>
    public string Name => $"{TargetName}-{Files.Hash}";

    // The kernel of a target with its firmware, and the parts of Debian that they are in: microcode, and what common network cards load at their start,
    // are not free software in Debian's sense.
    private static (string[] Packages, string Components) KernelOf(ImageTarget target) => target switch
    {
        ImageTarget.Metal => (Rack, "main non-free-firmware"),
        ImageTarget.Aws => (Cloud, "main"),
        ImageTarget.Lab => throw new ArgumentException("A lab's machines share the kernel of their host; wanted metal or aws.", nameof(target)),
    };
}
