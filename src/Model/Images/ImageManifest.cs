using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Images;

/// <summary>What a machine image holds: a file beside the disk, and in the repository of the team whose regions name the image.</summary>
public sealed record ImageManifest
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>What the disk is for: <c>metal</c> or <c>aws</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The SHA-256 of the disk, in hexadecimal digits; the first sixteen name the image.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The size of the disk in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The hash of the recipe that the disk was made from.</summary>
    public required string Recipe { get; init; }

    /// <summary>The hash of the recipe of its tree, which is the image of a lab.</summary>
    public required string Tree { get; init; }

    /// <summary>Every package, in order of names.</summary>
    public required IReadOnlyList<ImagePackage> Packages { get; init; }

    /// <summary>What the image was to have and has not.</summary>
    public IReadOnlyList<LeftOutPackage> LeftOut { get; init; } = [];

    /// <summary>What region files name the image by.</summary>
    public string Name => Sha256[..ImageName.Length];

    /// <summary>A package; null if the image has none of that name.</summary>
    public ImagePackage? Find(string package) => Packages.FirstOrDefault(each => each.Name == package);

    /// <summary>The manifest as the text of its file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>The manifest that a file holds.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImageManifest Parse(string json)
    {
        var manifest = JsonSerializer.Deserialize<ImageManifest>(json, Format)
            ?? throw new JsonException("The file holds null; wanted a manifest of an image.");
        return manifest.Sha256.Length == 2 * SHA256.HashSizeInBytes && ImageName.TryParse(manifest.Name, out _)
            ? manifest
            : throw new JsonException($"sha256 is '{manifest.Sha256}'; wanted sixty-four hexadecimal digits.");
    }
}
