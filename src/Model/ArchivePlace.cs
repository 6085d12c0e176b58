using System.Text.Json;

namespace ClusterProvisioning.Model;

/// <summary>Where chunks go before they are dropped: the bucket that the stack makes, as the tool and the machines' files name it. Credentials come
/// from the environment or the machine's role, never from here.</summary>
/// <param name="Region">The region's name, with which every object's name begins.</param>
/// <param name="Databases">The databases that may have chunks to copy.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Location">The AWS region of the bucket, or what an endpoint of one's own signs with.</param>
/// <param name="Endpoint">Where the S3 API is; AWS's own where null.</param>
public sealed record ArchivePlace(string Region, IReadOnlyList<string> Databases, string Bucket, string Location, string? Endpoint)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The archive of a region; null where it declares none.</summary>
    public static ArchivePlace? Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Backup?.Archive is not { } declared ? null : new ArchivePlace(
            region.Name.ToString(),
            [.. TimescaleDatabases.Of(region.Declared.Database).Select(database => database.ToString())],
            region.BucketNameOf(declared.Bucket),
            region.FindSite(declared.Site)!.Declared.Location.ToString(),
            declared.Endpoint ?? OwnObjectStorage.EndpointOf(region));
    }

    /// <summary>As the file of a machine.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>From the file of a machine.</summary>
    /// <exception cref="JsonException">The text is none.</exception>
    public static ArchivePlace Read(string json) => JsonSerializer.Deserialize<ArchivePlace>(json, Format) ?? throw new JsonException("It holds null.");
}
