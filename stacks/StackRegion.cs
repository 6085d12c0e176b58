using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>The region of the running Pulumi stack.</summary>
internal static class StackRegion
{
    /// <summary>Loads the region of the stack's name.</summary>
    /// <exception cref="InvalidDataException">The stack belongs to another region, or the region is not valid.</exception>
    public static LoadedRegion Load()
    {
        var stack = Deployment.Instance.StackName;
        var configured = new Config().Require(StackSettings.Region);
        var project = ProjectLayout.Find();
        var loaded = new RegionLoader(project.Profiles).Load(project.RegionFile(stack));
        var region = loaded.Region ?? throw new InvalidDataException(Reasons(loaded));
        Check(stack, region.Name, configured);
        return loaded;
    }

    /// <summary>Holds three names against each other: the stack's, the region file's, and the one in the stack's own file. A PULUMI_STACK left in the
    /// caller's environment wins over <c>--stack</c>, and only that last one tells.</summary>
    /// <exception cref="InvalidDataException">They differ, or the stack's file names none.</exception>
    public static void Check(string stack, Name region, string? configured)
    {
        if (configured == stack && region.ToString() == stack)
            return;
        throw new InvalidDataException(
            $"This run compiles stack '{stack}' from region '{region}', but the stack's configuration has {StackSettings.Region}: '{configured ?? "(none)"}';"
            + " all three must be one."
            + $" Unset PULUMI_STACK in the environment, or set `cluster-provisioning:{StackSettings.Region}: {stack}` in stacks/Pulumi.{stack}.yaml.");
    }

    private static string Reasons(LoadedRegion loaded) => string.Join('\n', loaded.Diagnostics
        .Where(found => found.Severity == Severity.Error)
        .Select(found => $"{found.Location}: error {found.Code}: {found.Message} {found.Fix}"));
}
