namespace ClusterProvisioning.Cli.Deploying;

/// <summary>What a publishing of machines' files brought.</summary>
/// <param name="Lines">A line a site: how many machines' files are where.</param>
/// <param name="Changed">The machines, by their names below the region's, whose files are others than those published before.</param>
internal sealed record PublishedBundles(List<string> Lines, List<string> Changed);
