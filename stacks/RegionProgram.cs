#if !PULUMI_NUGET
using ClusterProvisioning.Model;
using Pulumi;
using Pulumi.Embedded;

namespace ClusterProvisioning.Stacks;

/// <summary>Compiles regions to Pulumi YAML (the embedded door).</summary>
public static class RegionProgram
{
    /// <summary>The project's name in both Pulumi.yaml files.</summary>
    public const string Project = "cluster-provisioning";

    /// <summary>Writes a region's program.</summary>
    /// <param name="output">Receives the YAML.</param>
    /// <param name="region">A valid region.</param>
    /// <param name="stack">The Pulumi stack that it is compiled for; null where no stack is meant.</param>
    /// <param name="part">How much of it.</param>
    /// <param name="warnings">How many warnings the region has, asked when all else is made; null where nobody counted them.</param>
    /// <exception cref="InvalidDataException">The Pulumi CLI runs this for a stack that belongs to another region.</exception>
    public static void Compile(TextWriter output, Region region, string? stack = null, StackPart part = StackPart.Whole, Func<int>? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(region);
        var context = ProgramContext.FromEnvironment(Project);
        if (stack is not null)
        {
            StackRegion.Check(stack, region.Name, context.Config.GetValueOrDefault($"{context.Project}:{StackSettings.Region}"));
            StackSettings.CheckKeys(context.Project, context.Config.Keys);
        }

        context = context with { Stack = region.Name.ToString() };
        ProgramCompiler.Compile(output, context, () => new RegionStack(region, part, warnings));
    }

    /// <summary>Writes the program of the run that has no stack: the CLI asks which packages are used, and nothing else.</summary>
    public static void CompilePackages(TextWriter output) =>
        ProgramCompiler.Compile(output, ProgramContext.FromEnvironment(Project) with { Stack = null }, () => new PackagesStack());

    /// <summary>The packages' providers alone.</summary>
    private sealed class PackagesStack : Stack
    {
        public PackagesStack()
        {
            _ = new global::Pulumi.Aws.Provider("packages", new global::Pulumi.Aws.ProviderArgs { Region = "" });
            _ = new global::Pulumi.Kubernetes.Provider("packages", new global::Pulumi.Kubernetes.ProviderArgs { KubeConfig = "" });
            _ = new global::Pulumi.Random.Provider("packages");
        }
    }
}
#endif
