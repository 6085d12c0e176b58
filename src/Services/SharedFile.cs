namespace ClusterProvisioning.Services;

/// <summary>A public text that a machine reads and somebody else keeps: neither bundle nor secret. Mode 0644, root's.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsRequired">True if the machine cannot do without it.</param>
/// <param name="Reader">Who reads it, and what a change takes.</param>
public sealed record SharedFile(string Path, bool IsRequired, FileReader Reader);
