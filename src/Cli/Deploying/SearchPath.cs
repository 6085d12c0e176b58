namespace ClusterProvisioning.Cli.Deploying;

/// <summary>Programs that people install themselves.</summary>
internal static class SearchPath
{
    /// <summary>Where a program lies; null where the PATH has none of that name.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(place => Path.Combine(place, program))
        .FirstOrDefault(File.Exists);
}
