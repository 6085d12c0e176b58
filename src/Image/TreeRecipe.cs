namespace ClusterProvisioning.Image;

/// <summary>The recipe of the tree that all images have in common: Debian, what every machine needs, and what its services run.</summary>
public static class TreeRecipe
{
    /// <summary>The recipe that this program carries, for what machines run.</summary>
    /// <param name="packages">The packages of what the machines run.</param>
    public static Recipe With(IEnumerable<string> packages)
    {
        var carried = Recipe.Carried("Recipe/");
        return carried.With((PackageList.File, PackageList.Of(carried[PackageList.File].Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(packages))));
    }
}
