namespace ClusterProvisioning.Host;

/// <summary>What an external program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Error);
