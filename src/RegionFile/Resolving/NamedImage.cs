using System.Text.Json;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Resolving;

/// <summary>Reads the manifest of the image that a region names. Reports one that is not there, or is of another image or target.</summary>
/// <param name="declared">The region file.</param>
/// <param name="references">Reports what is wrong.</param>
internal sealed class NamedImage(RegionDeclaration declared, References references)
{
    private static readonly ModelPath Key = ModelPath.Of("image");

    /// <summary>The manifest; null where the region names no image, or with a diagnostic.</summary>
    /// <param name="folders">Where manifests lie, the first that has it.</param>
    public ImageManifest? Read(IReadOnlyList<string> folders)
    {
        if (declared.Image is not { } name)
            return null;
        var files = folders.Select(folder => Path.Combine(folder, $"{name}.json")).ToList();
        var file = ShownPath.Of(files.FirstOrDefault(File.Exists, files[0]));
        try
        {
            return Judged(name, file, ImageManifest.Parse(File.ReadAllText(file)));
        }
        catch (JsonException exception)
        {
            const string Fix = "Copy the image.json that was built with the disk, unedited.";
            Report(DiagnosticCodes.WrongImage, $"'{file}' is no manifest of an image: {exception.Message}", Fix);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = File.Exists(file) ? $"cannot be read: {exception.Message}" : "is not there";
            const string Fix = "`provision image build` leaves image.json beside the disk: commit that there, or name an image whose manifest is.";
            Report(DiagnosticCodes.Unreadable, $"The region names image {name}, and its manifest '{file}' {problem}.", Fix);
        }

        return null;
    }

    private ImageManifest? Judged(ImageName name, string file, ImageManifest manifest)
    {
        var target = EnumName.Of(declared.Target);
        if (manifest.Name == name.ToString() && manifest.Target == target)
            return manifest;
        Report(
            DiagnosticCodes.WrongImage,
            $"'{file}' is the manifest of image {manifest.Name} for target {manifest.Target}; wanted image {name} for {target}.",
            manifest.Target == target ? "Give the file the name of its image, and name that here." : $"Name an image that was built with --target {target}.");
        return null;
    }

    private void Report(string code, string message, string fix) => references.Report(code, Key, message, fix);
}
