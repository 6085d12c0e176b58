namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A member of an etcd cluster.</summary>
/// <param name="Id">Its number, in decimal digits.</param>
/// <param name="Name">Its name; empty until it has started for the first time.</param>
/// <param name="Peer">Where its peers reach it.</param>
public sealed record EtcdMember(string Id, string Name, string Peer);
