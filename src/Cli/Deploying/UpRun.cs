using System.CommandLine;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Preview.Reporting;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>One run of <c>up</c>: the foundation where it is not whole, the files of machines, what AWS makes, what lies in Kubernetes. What is done is not
/// done twice, so each stop is gone on from by the same command.</summary>
/// <param name="region">A region that may go into the cloud.</param>
/// <param name="pulumi">The CLI, its stack selected.</param>
/// <param name="console">Where it writes.</param>
internal sealed class UpRun(Region region, PulumiCli pulumi, InvocationConfiguration console)
{
    /// <summary>True if Pulumi does not ask.</summary>
    public required bool Yes { get; init; }

    /// <summary>True if refused risks are accepted.</summary>
    public required bool AllowsRisk { get; init; }

    /// <summary>How far it goes.</summary>
    public required StackPart Part { get; init; }

    private string Stack => region.Name.ToString();

    /// <summary>Does what is not done yet.</summary>
    /// <returns>The exit code; 3 where a person has to do something in between, which was said.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation) =>
        await FoundationAsync(cancellation) ?? await PublishAsync(cancellation) ?? await CloudAsync(cancellation) ?? await WholeAsync(cancellation);

    private async Task<int?> FoundationAsync(CancellationToken cancellation)
    {
        var (wanted, state) = (RegionSides.Of(region, StackPart.Foundation), await StateAsync(cancellation));
        var places = new FoundationPlaces(region, wanted.Resources);
        var open = places.All.Where(place => !state.Has(place)).ToList();
        var isFirst = state.BySite(StackOutputNames.DeployRoles).Count < region.Sites.Count;
        if (Part != StackPart.Foundation && open.Count == 0 && !isFirst)
            return null;
        if (await MakeAsync(StackPart.Foundation, wanted, state) is { } ended)
            return ended;
        state = await StateAsync(cancellation);
        foreach (var line in (Part == StackPart.Foundation ? places.All : open).Select(places.Line))
            console.Output.Write($"fill: {line}\n");
        if (isFirst || Part == StackPart.Foundation)
        {
            foreach (var line in places.Texts(state.BySite(StackOutputNames.Bundles), state.BySite(StackOutputNames.DeployRoles)))
                console.Output.Write($"fill: {line}\n");
        }

        if (Part == StackPart.Foundation)
            return ExitCodes.Fine;
        console.Error.Write($"provision: the foundation of '{Stack}' stands. Fill the places above, then run the same command again: it goes on from here.\n");
        return ExitCodes.Missing;
    }

    private async Task<int?> PublishAsync(CancellationToken cancellation)
    {
        foreach (var line in await new BundlePublishing(region, await StateAsync(cancellation)).RunAsync(cancellation))
            console.Output.Write($"published: {line}\n");
        return null;
    }

    private async Task<int?> CloudAsync(CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation);
        var hasKubernetes = region.Declared.Kubernetes is not null;
        var isFirst = hasKubernetes && state.BySite(StackOutputNames.KubernetesApis).Count < region.Sites.Count;
        if (Part == StackPart.Cloud || isFirst)
        {
            if (await MakeAsync(StackPart.Cloud, RegionSides.Of(region, StackPart.Cloud), state) is { } ended)
                return ended;
            if (Part == StackPart.Cloud)
                return ExitCodes.Fine;
            state = await StateAsync(cancellation);
        }

        if (!hasKubernetes || await KubernetesReach.ProblemAsync(region, state.BySite(StackOutputNames.KubernetesApis), cancellation) is not { } problem)
            return null;
        console.Error.Write($"provision: {problem}\n");
        return ExitCodes.Missing;
    }

    private async Task<int> WholeAsync(CancellationToken cancellation)
    {
        if (await MakeAsync(StackPart.Whole, RegionSides.Of(region), await StateAsync(cancellation)) is { } ended)
            return ended;
        foreach (var line in AfterUp.Lines(region))
            console.Output.Write($"next: {line}\n");
        return ExitCodes.Fine;
    }

    private async Task<StackState> StateAsync(CancellationToken cancellation) => new(Stack, await pulumi.ExportAsync(Stack, cancellation));

    // The exit code where it goes no further.
    private async Task<int?> MakeAsync(StackPart part, RegionSide wanted, StackState state)
    {
        var isWhole = part == StackPart.Whole;
        var preview = RegionPreview.Of(Stack, isWhole ? state.Name : $"{state.Name}, {part} alone", isWhole ? state.Whole : state.Within(wanted), wanted);
        PreviewReport.For(PreviewFormat.Text).Write(console.Output, preview);
        if (preview.Risk.Refusals.Count > 0 && !AllowsRisk)
        {
            console.Error.Write("provision: refused, nothing was changed; see the risk above. --allow-risk goes on.\n");
            return ExitCodes.Failed;
        }

        var targets = isWhole ? [] : wanted.Resources.Where(resource => !resource.IsProvider).SelectMany(resource => (string[])["--target", UrnOf(resource)]);
        var code = await pulumi.RunAsync(part, ["up", "--stack", Stack, .. targets, .. Yes ? (string[])["--yes", "--non-interactive"] : []]);
        return code == 0 ? null : PulumiCli.Ended("up", code, console);
    }

    private string UrnOf(CloudResource resource) => resource.UrnIn(Stack, RegionProgram.Project);
}
