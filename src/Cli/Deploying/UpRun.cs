using System.CommandLine;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Reporting;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>
/// One run of <c>up</c>: of a new region the foundation, then all that AWS makes, then the whole; of one that stands the whole. A part is made only while the
/// stack has nothing outside it, or the engine would take that away. Each stop is gone on from by the same command.
/// </summary>
/// <param name="region">A region that may go into the cloud.</param>
/// <param name="pulumi">The CLI, its stack selected.</param>
/// <param name="console">Where it writes.</param>
internal sealed class UpRun(Region region, PulumiCli pulumi, InvocationConfiguration console)
{
    private readonly RegionSide _whole = RegionSides.Of(region);
    private readonly BundlePublishing _publishing = new(region);

    // Reading it is a way to the region's bucket and back, and nothing but `pulumi up` changes it.
    private StackState? _state;

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
        await FoundationAsync(cancellation) ?? await CloudAsync(cancellation) ?? await ReachAsync(cancellation) ?? await WholeAsync(cancellation);

    private async Task<int?> FoundationAsync(CancellationToken cancellation)
    {
        var (wanted, state) = (Of(StackPart.Foundation), await StateAsync(cancellation));
        if (state.HasBeyond(wanted, _whole))
            return Part == StackPart.Foundation ? Beyond() : null;
        if (Part != StackPart.Foundation && wanted.Resources.All(state.Has))
            return null;
        if (await MakeAsync(StackPart.Foundation, wanted, state, cancellation) is { } ended)
            return ended;
        state = await StateAsync(cancellation);
        var places = new FoundationPlaces(region, wanted.Resources);
        Say("fill", [.. places.All.Select(places.Line), .. places.Texts(state.BySite(StackOutputNames.Bundles), state.BySite(StackOutputNames.DeployRoles))]);
        if (Part == StackPart.Foundation)
            return ExitCodes.Fine;
        console.Error.Write($"provision: the foundation of '{Stack}' stands. Fill the places above, then run the same command again: it goes on from here.\n");
        return ExitCodes.Missing;
    }

    private async Task<int?> CloudAsync(CancellationToken cancellation)
    {
        var (wanted, state) = (Of(StackPart.Cloud), await StateAsync(cancellation));
        if (state.HasBeyond(wanted, _whole))
            return Part == StackPart.Cloud ? Beyond() : null;
        // Without Kubernetes it is the whole.
        if (Part != StackPart.Cloud && region.Declared.Kubernetes is null)
            return null;
        var ended = await MakeAsync(StackPart.Cloud, wanted, state, cancellation);
        return ended is null && Part == StackPart.Cloud ? ExitCodes.Fine : ended;
    }

    private async Task<int?> ReachAsync(CancellationToken cancellation)
    {
        if (region.Declared.Kubernetes is null)
            return null;
        var apis = (await StateAsync(cancellation)).BySite(StackOutputNames.KubernetesApis);
        if (await KubernetesReach.ProblemAsync(region, apis, cancellation) is not { } problem)
            return null;
        console.Error.Write($"provision: {problem}\n");
        return ExitCodes.Missing;
    }

    private async Task<int> WholeAsync(CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation);
        if (await MakeAsync(StackPart.Whole, _whole, state, cancellation) is { } ended)
            return ended;
        var places = new FoundationPlaces(region, _whole.Resources);
        Say("fill", places.All.Where(place => !state.Has(place)).Select(places.Line));
        Say("next", AfterUp.Lines(region));
        return ExitCodes.Fine;
    }

    private int Beyond()
    {
        console.Error.Write($"provision: stack '{Stack}' has more than its {EnumName.Of(Part)} already, which making that alone would take away. "
            + $"Nothing was changed. Run it without --part: provision up {Stack}\n");
        return ExitCodes.Failed;
    }

    private void Say(string title, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            console.Output.Write($"{title}: {line}\n");
    }

    private async Task<StackState> StateAsync(CancellationToken cancellation) => _state ??= new(Stack, await pulumi.ExportAsync(Stack, cancellation));

    // Machines are the region's, whatever is made of them.
    private RegionSide Of(StackPart part) => _whole with { Resources = RegionSides.ProgramOf(region, part) };

    // The exit code where it goes no further. Files of machines that are about to be made are there when they start; those that stand keep theirs until the
    // change was accepted and made.
    private async Task<int?> MakeAsync(StackPart part, RegionSide wanted, StackState state, CancellationToken cancellation)
    {
        var preview = RegionPreview.Of(Stack, part == StackPart.Whole ? state.Name : $"{state.Name}: {EnumName.Of(part)}", state.Whole, wanted);
        PreviewReport.For(PreviewFormat.Text).Write(console.Output, preview);
        if (preview.IsRefused(AllowsRisk))
        {
            console.Error.Write("provision: refused, nothing was changed; see the risk above. --allow-risk goes on.\n");
            return ExitCodes.Failed;
        }

        if (part != StackPart.Foundation)
            await _publishing.RunAsync(state, machine => !state.HasMachine(machine), cancellation);
        _state = null;
        if (await pulumi.RunAsync(part, ["up", "--stack", Stack, .. Yes ? (string[])["--yes", "--non-interactive"] : []]) is not 0 and var code)
            return PulumiCli.Ended("up", code, console);
        if (part != StackPart.Foundation)
            Tell(await _publishing.RunAsync(await StateAsync(cancellation), _ => true, cancellation), state);
        return null;
    }

    // A machine takes its files at its first boot: one that stood before has others now than its bucket.
    private void Tell(PublishedBundles published, StackState before)
    {
        Say("published", published.Lines);
        var late = published.Changed.Where(before.HasMachine).ToList();
        Say(UndeliveredFiles.Title, late.Count == 0 ? [] : [UndeliveredFiles.Of(late)]);
    }
}
