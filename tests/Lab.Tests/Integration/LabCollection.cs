namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The tests of the whole lab, one after the other; those of rollouts run beside them, on a lab of their own.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<LabFixture>
{
    public const string Name = "lab";
}
