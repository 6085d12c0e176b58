using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Cli.Commands.Images;

/// <summary><c>image build</c>: makes the machine image, once per recipe.</summary>
internal static class ImageCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create()
    {
        var target = new Option<string>("--target")
        {
            Description = "lab (the folder that labs run, unless given); metal or aws: a raw disk that boots by UEFI, with its manifest.",
        };
        target.AcceptOnlyFromAmong([.. Enum.GetValues<ImageTarget>().Select(each => EnumName.Of(each))]);
        var debianOnly = new Option<bool>("--debian-only")
        {
            Description = "For metal and aws: ask no maker's repository. TimescaleDB's community edition, Consul and WAL-G are left out; the manifest says so.",
        };
        var build = new Command("build", "Make the machine image unless the cache holds one of this recipe.") { target, debianOnly };
        build.SetAction((result, cancel) =>
            BuildAsync(TargetOf(result.GetValue(target)), result.GetValue(debianOnly), result.InvocationConfiguration.Output, cancel));
        return new Command("image", "The machine image: Debian 13 with every daemon, the same for the lab and the cloud.") { build };
    }

    private static async Task<int> BuildAsync(ImageTarget target, bool debianOnly, TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        Preflight.CheckForImage(LabFolders.Default);
        await HostPackages.InstallAsync(output.WriteLine, cancel);
        var store = new ImageStore(LabFolders.Default.Images);
        var made = target == ImageTarget.Lab
            ? Told(await store.GetAsync(MachineServices.Image, output.WriteLine, cancel))
            : Told(await store.GetAsync(MachineServices.DiskFor(target, debianOnly), output.WriteLine, cancel));
        await output.WriteLineAsync($"{made} ({watch.Elapsed.TotalSeconds:0.0} s)");
        return ExitCodes.Fine;
    }

    private static ImageTarget TargetOf(string? name) => Enum.GetValues<ImageTarget>().FirstOrDefault(each => EnumName.Of(each) == name);

    private static string Told(MachineImage image) => $"image {image.Hash}: {image.CountPackages()} packages, {image.Folder}";

    private static string Told(DiskImage image)
    {
        var manifest = image.ReadManifest();
        var made = $"image {manifest.Name}: {manifest.Packages.Count} packages, {manifest.Bytes >> 20} MiB, {image.Disk}, manifest {image.ManifestPath}";
        // The next build finds this one, and asks nobody.
        var again = manifest.LeftOut.Count == 0 ? [] : (string[])[$"makers are asked again by a build without {image.Folder}: remove it first"];
        return string.Join('\n', [.. manifest.LeftOut.Select(left => $"left out: {left.Package} ({left.Repository}: {left.Reason})"), .. again, made]);
    }
}
