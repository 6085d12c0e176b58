namespace ClusterProvisioning.Services;

/// <summary>A command on the machine itself.</summary>
/// <param name="Command">The command, a word each.</param>
/// <param name="Judge">What is wrong, from the answer; null if nothing is.</param>
public sealed record CommandProbe(IReadOnlyList<string> Command, Func<CommandResult, string?> Judge) : HealthProbe;
