using ClusterProvisioning.Model;

namespace ClusterProvisioning.Aws.Networks;

/// <summary>AWS's services that have an interface of their own in a site's networks, by their names in PrivateLink.</summary>
public static class InterfaceEndpoints
{
    /// <summary>What machines call: their secrets, who signs their certificates, keys, parameters, logs. A policy holds them to the own account.</summary>
    public static IReadOnlyList<string> OfMachines { get; } = ["secretsmanager", "lambda", "kms", "ssm", "logs"];

    /// <summary>What sees requests that are not signed yet, so that a policy on the caller's account would stop them: the tokens of roles.</summary>
    public static IReadOnlyList<string> OfTokens { get; } = ["sts"];

    /// <summary>What nodes of Kubernetes call besides (AWS docs, "Deploy private clusters with limited internet access"); without a policy too.</summary>
    public static IReadOnlyList<string> OfKubernetes { get; } = ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth"];

    /// <summary>Those that a region wants at each of its sites.</summary>
    public static IReadOnlyList<string> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Kubernetes is null ? [.. OfMachines, .. OfTokens] : [.. OfMachines, .. OfTokens, .. OfKubernetes];
    }
}
