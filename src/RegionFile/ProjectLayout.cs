namespace ClusterProvisioning.RegionFile;

/// <summary>Where things lie in the project.</summary>
/// <param name="Root">Absolute path of the checkout.</param>
public sealed record ProjectLayout(string Root)
{
    /// <summary>The folder of region files, <c>regions</c>.</summary>
    public string Regions => Path.Combine(Root, "regions");

    /// <summary>The folder of what regions extend, <c>regions/profiles</c>.</summary>
    public string Profiles => Path.Combine(Regions, "profiles");

    /// <summary>The JSON schema that region files name in their first line.</summary>
    public string SchemaFile => Path.Combine(Regions, "schema", "region.schema.json");

    /// <summary>The project around the running program.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the program holds <c>regions/profiles</c>.</exception>
    public static ProjectLayout Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "regions", "profiles")))
                return new ProjectLayout(folder.FullName);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds regions/profiles; run the program from its checkout.");
    }

    /// <summary>
    /// The file of a region: a name means <c>regions/NAME.yaml</c>; a text with a slash or an ending is a path. Shown relative to the current folder where it
    /// lies below.
    /// </summary>
    public string RegionFile(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (nameOrPath.Contains('/', StringComparison.Ordinal) || nameOrPath.EndsWith(".yaml", StringComparison.Ordinal))
            return nameOrPath;
        return ShownPath.Of(Path.Combine(Regions, nameOrPath + ".yaml"));
    }

    /// <summary>Paths of all region files, in the order of their names; profiles are none.</summary>
    public IReadOnlyList<string> RegionFiles() => [.. Directory.GetFiles(Regions, "*.yaml").Order(StringComparer.Ordinal).Select(ShownPath.Of)];
}
