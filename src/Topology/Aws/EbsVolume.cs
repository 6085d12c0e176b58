namespace ClusterProvisioning.Topology.Aws;

/// <summary>One EBS volume of a striped disk set.</summary>
/// <param name="Number">Its number in the set, from 1.</param>
/// <param name="Type">The EBS volume type: <c>gp3</c>, <c>io2</c> or <c>st1</c>.</param>
/// <param name="SizeGiB">Size in GiB.</param>
/// <param name="Iops">Provisioned operations a second; null where the type has none.</param>
/// <param name="ThroughputMiB">Provisioned throughput in MiB/s; null where the type has none.</param>
public sealed record EbsVolume(int Number, string Type, int SizeGiB, int? Iops, int? ThroughputMiB);
