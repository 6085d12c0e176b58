using ClusterProvisioning.Topology;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>Finds the region of the running Pulumi stack.</summary>
internal static class StackRegion
{
    /// <summary>The configuration key in each stack file that names the region.</summary>
    private const string Key = "region";

    /// <summary>Loads the region of the stack's name.</summary>
    /// <exception cref="InvalidDataException">The stack file names another region, or the region is not valid.</exception>
    public static Region Load()
    {
        var stack = Deployment.Instance.StackName;
        // A PULUMI_STACK left in the caller's environment wins over --stack; only the stack's own configuration tells.
        var configured = new Config().Require(Key);
        if (configured != stack)
            throw new InvalidDataException($"This run is for stack '{stack}', but its configuration belongs to region '{configured}'. Unset PULUMI_STACK in the environment, or set {Key}: {stack} in stacks/Pulumi.{stack}.yaml.");
        var project = ProjectLayout.Find();
        var loaded = new RegionLoader(project.Profiles).Load(project.RegionFile(stack));
        return loaded.Region ?? throw new InvalidDataException(Reasons(loaded));
    }

    private static string Reasons(LoadedRegion loaded) => string.Join('\n', loaded.Diagnostics
        .Where(found => found.Severity == Severity.Error)
        .Select(found => $"{found.Location}: error {found.Code}: {found.Message} {found.Fix}"));
}
