namespace ClusterProvisioning.Model.Images;

/// <summary>A fault that a program had, and a version that no longer has it.</summary>
/// <param name="Since">The first version without the fault.</param>
/// <param name="What">What was mended, as its makers say.</param>
public sealed record KnownFix(Version Since, string What);
