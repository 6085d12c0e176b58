namespace ClusterProvisioning.Rules.Findings;

/// <summary>A rule that is asked before anything of a region is made in the cloud: keys and buckets come first, and stay.</summary>
public interface IBeforeFoundation : IBeforeUp;
