namespace ClusterProvisioning.Lab.Tests.Integration;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RolloutCollection
{
    public const string Name = "rollout";
}
