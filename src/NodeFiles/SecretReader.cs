namespace ClusterProvisioning.NodeFiles;

/// <summary>A daemon that reads a key, certificate or password.</summary>
/// <param name="Unit">Its unit; with <c>*</c> where it has several instances, and a plain name where nobody has to do anything to it.</param>
/// <param name="When">When it works with a new one.</param>
public sealed record SecretReader(string Unit, ReadAgain When);
