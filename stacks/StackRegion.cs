using ClusterProvisioning.Topology;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>The region of the running Pulumi stack.</summary>
internal static class StackRegion
{
    /// <summary>The configuration key in each stack file that names the region.</summary>
    private const string Key = "region";

    /// <summary>Loads the region of the stack's name.</summary>
    /// <exception cref="InvalidDataException">The stack belongs to another region, or the region is not valid.</exception>
    public static Region Load()
    {
        var stack = Deployment.Instance.StackName;
        Check(stack, new Config().Require(Key));
        var project = ProjectLayout.Find();
        var loaded = new RegionLoader(project.Profiles).Load(project.RegionFile(stack));
        return loaded.Region ?? throw new InvalidDataException(Reasons(loaded));
    }

    /// <summary>Compares the stack's name with the region that the stack's own file names. A PULUMI_STACK left in the caller's environment wins over <c>--stack</c>, and only that file tells.</summary>
    /// <exception cref="InvalidDataException">They differ, or the file names none.</exception>
    public static void Check(string stack, string? configured)
    {
        if (configured == stack)
            return;
        throw new InvalidDataException(
            $"This run compiles region '{stack}', but the stack's configuration has {Key}: '{configured ?? "(none)"}'."
            + $" Unset PULUMI_STACK in the environment, or set `cluster-provisioning:{Key}: {stack}` in stacks/Pulumi.{stack}.yaml.");
    }

    private static string Reasons(LoadedRegion loaded) => string.Join('\n', loaded.Diagnostics
        .Where(found => found.Severity == Severity.Error)
        .Select(found => $"{found.Location}: error {found.Code}: {found.Message} {found.Fix}"));
}
