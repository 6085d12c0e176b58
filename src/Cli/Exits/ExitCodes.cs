namespace ClusterProvisioning.Cli.Exits;

/// <summary>The exit codes of every verb.</summary>
internal static class ExitCodes
{
    /// <summary>All is well, and nothing is left to do.</summary>
    public const int Fine = 0;

    /// <summary>Invalid input, or a step that failed.</summary>
    public const int Failed = 1;

    /// <summary>There are changes to be made, or there is drift.</summary>
    public const int Changes = 2;

    /// <summary>Something that is needed is missing or out of reach.</summary>
    public const int Missing = 3;
}
