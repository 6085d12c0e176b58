using ClusterProvisioning.Cli.Views.Archives;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Cli.Commands.Archives;

/// <summary>What a <c>db archive</c> verb works with.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Place">Its archive; null where it declares none.</param>
/// <param name="Databases">Its databases.</param>
/// <param name="Source">The way to the server.</param>
/// <param name="Format">How to report.</param>
/// <param name="Output">Where the report goes.</param>
/// <param name="Error">Where progress goes.</param>
internal sealed record ArchiveRun(
    string Region,
    ArchivePlace? Place,
    IReadOnlyList<string> Databases,
    ConnectionSource Source,
    ArchiveFormat Format,
    TextWriter Output,
    TextWriter Error)
{
    /// <summary>Opens the bucket that the region declares.</summary>
    /// <exception cref="DatabaseException">There is none.</exception>
    public S3ArchiveStore Open() => new(Place
        ?? throw new DatabaseException($"Region '{Region}' declares no archive. Declare `backup.archive: {{bucket: …, site: …, schedule: …, …}}`."));
}
