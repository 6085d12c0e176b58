namespace ClusterProvisioning.Cli.Tests;

/// <summary>How a run of the program ended.</summary>
internal sealed record ProvisionRun(int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;
}
