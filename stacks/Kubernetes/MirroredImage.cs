namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>An image of others, which each site has in its own registry.</summary>
/// <param name="Name">Its name there, below region and site.</param>
/// <param name="Source">Where its makers publish it.</param>
/// <param name="Tag">The version, the same at both places.</param>
public sealed record MirroredImage(string Name, string Source, string Tag)
{
    /// <summary>Every image that is taken from others.</summary>
    public static IReadOnlyList<MirroredImage> All { get; } =
    [
        new(Images.AwsCli, "public.ecr.aws/aws-cli/aws-cli", "2.27.0"),
        new(Images.Prometheus, "docker.io/prom/prometheus", "v3.5.0"),
        new(Images.Alertmanager, "docker.io/prom/alertmanager", "v0.28.1"),
        new(Images.Grafana, "docker.io/grafana/grafana", "12.0.2"),
    ];
}
