namespace ClusterProvisioning.Lab.Tests.Integration;

[CollectionDefinition(Name)]
public sealed class RolloutCollection
{
    public const string Name = "rollout";
}
