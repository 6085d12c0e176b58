namespace ClusterProvisioning.Boot.Tests.Metal;

/// <summary>Classes whose machines stand in one rack: setting it up takes minutes.</summary>
[CollectionDefinition(nameof(RackOfMachines))]
public sealed class RackCollection : ICollectionFixture<RackOfMachines>;
