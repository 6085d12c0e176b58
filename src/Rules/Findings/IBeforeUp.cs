namespace ClusterProvisioning.Rules.Findings;

/// <summary>A rule that is asked only for a region that goes into the cloud: its file is good without, and the cloud would refuse it half way.</summary>
public interface IBeforeUp : IRule;
