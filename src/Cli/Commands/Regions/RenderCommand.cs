using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Machines;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>render REGION</c>: shows, writes or checks what each machine gets.</summary>
internal static class RenderCommand
{
    private const string Description = "Show what each machine of a region gets: files, owners, units.";

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var node = new Option<string?>("--node") { Description = "Only this machine; its files are printed." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Write a folder per machine." };
        var archive = new Option<DirectoryInfo?>("--archive")
        {
            Description = "Write what machines on AWS fetch at first boot: SITE/ROLE/NODE/HASH.tar and current; a site's folder is its bucket's content.",
        };
        var check = new Option<bool>("--check") { Description = "Have every file read by its own program, inside the image (as root)." };
        var realisation = new Option<string?>("--as") { Description = "metal, aws or lab; by the region's target unless given." };
        realisation.AcceptOnlyFromAmong([.. Realisation.All.Select(each => each.Name)]);
        var image = new Option<DirectoryInfo?>("--image")
        {
            Description = $"The image's folder, for --check; {CheckImage.Variable}, or the newest that was built, unless given.",
        };
        var command = new Command("render", Description) { region, node, folder, archive, check, realisation, image };
        command.SetAction((result, cancellation) => new Render(result.InvocationConfiguration)
        {
            Node = result.GetValue(node),
            Folder = result.GetValue(folder)?.FullName,
            Archive = result.GetValue(archive)?.FullName,
            Checks = result.GetValue(check),
            Realisation = result.GetValue(realisation),
            Image = result.GetValue(image)?.FullName,
        }.RunAsync(project, result.GetValue(region)!, cancellation));
        return command;
    }

    /// <summary>One call of the verb.</summary>
    /// <param name="console">Where it writes.</param>
    private sealed class Render(InvocationConfiguration console)
    {
        public string? Node { get; init; }

        public string? Folder { get; init; }

        public string? Archive { get; init; }

        public bool Checks { get; init; }

        public string? Realisation { get; init; }

        public string? Image { get; init; }

        public async Task<int> RunAsync(ProjectLayout project, string name, CancellationToken cancellation)
        {
            if (RegionInput.Load(project, project.RegionFile(name), console) is not { } region)
                return ExitCodes.Failed;
            var bundles = Bundles.Of(region, RealisationOf(region));
            var wanted = bundles.Where(bundle => Node is null || bundle.Node.Name.ToString() == Node).ToList();
            if (wanted.Count == 0)
            {
                var known = string.Join(", ", bundles.Select(bundle => bundle.Node.Name));
                console.Error.Write($"provision: region '{region.Name}' has no machine '{Node}'; it has {known}.\n");
                return ExitCodes.Failed;
            }

            if (Archive is not null)
                BundleArchive.Write(Archive, region, wanted);
            if (Folder is not null)
                BundleFolder.Write(Folder, wanted);
            else if (Node is not null && !Checks && Archive is null)
                BundleReport.WriteWhole(console.Output, wanted[0]);
            else if (!Checks && Archive is null)
                BundleReport.WriteList(console.Output, wanted);
            return Checks ? await CheckAsync(region, wanted, cancellation) : ExitCodes.Fine;
        }

        private Realisation RealisationOf(Region region) =>
            Services.Realisation.All.FirstOrDefault(each => each.Name == Realisation) ?? Services.Realisation.For(region.Declared.Target);

        private async Task<int> CheckAsync(Region region, IReadOnlyList<Bundle> bundles, CancellationToken cancellation)
        {
            var image = CheckImage.Find(Image, out var missing);
            if (image is null)
            {
                console.Error.Write($"provision: {missing}\n");
                return ExitCodes.Missing;
            }

            var failed = 0;
            foreach (var bundle in bundles)
            {
                var results = await new BundleChecker(image).RunAsync(region, bundle, cancellation);
                failed += results.Count(result => result.Problem is not null);
                BundleReport.WriteChecks(console.Output, bundle, results);
            }

            return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
        }
    }
}
