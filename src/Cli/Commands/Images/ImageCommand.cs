using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Machines;

namespace ClusterProvisioning.Cli.Commands.Images;

/// <summary><c>image build</c>: makes the machine image, once per recipe.</summary>
internal static class ImageCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create()
    {
        var build = new Command("build", "Make the machine image unless the cache holds one of this recipe.");
        build.SetAction((result, cancel) => BuildAsync(result.InvocationConfiguration.Output, cancel));
        return new Command("image", "The machine image: Debian 13 with every daemon, the same for the lab and the cloud.") { build };
    }

    private static async Task<int> BuildAsync(TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        Preflight.CheckForImage(LabFolders.Default);
        await HostPackages.InstallAsync(output.WriteLine, cancel);
        var image = await new ImageStore(LabFolders.Default.Images).GetAsync(MachineServices.Image, output.WriteLine, cancel);
        await output.WriteLineAsync($"image {image.Hash}: {image.CountPackages()} packages, {image.Folder} ({watch.Elapsed.TotalSeconds:0.0} s)");
        return ExitCodes.Fine;
    }
}
