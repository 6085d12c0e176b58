using ClusterProvisioning.Image;

namespace ClusterProvisioning.Lab;

/// <summary>Where labs and images lie on the host.</summary>
/// <param name="Root">The folder of them all.</param>
public sealed record LabFolders(string Root)
{
    private const string ImagesName = "images";

    /// <summary>The folder on every host.</summary>
    public static LabFolders Default { get; } = new(Path.GetDirectoryName(ImageStore.DefaultFolder)!);

    /// <summary>The folder of images, one each by the hash of its recipe.</summary>
    public string Images => Path.Combine(Root, ImagesName);

    /// <summary>The folder of a lab.</summary>
    public LabFolder Lab(string name) => new(name, Path.Combine(Root, name));

    /// <summary>The labs that have a state file, by name.</summary>
    public IReadOnlyList<LabFolder> Labs() => !Directory.Exists(Root)
        ? []
        : [.. Directory.GetDirectories(Root).Select(path => Lab(Path.GetFileName(path))).Where(lab => File.Exists(lab.State))
        .OrderBy(lab => lab.Name, StringComparer.Ordinal)];

    /// <summary>Whether a lab may have this name: it becomes part of host names, namespaces and cgroups.</summary>
    public static bool IsLabName(string name) => Model.Values.Name.TryParse(name, out _) && name is { Length: <= 20 } and not ImagesName;
}
