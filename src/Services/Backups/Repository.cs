using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services.Backups;

/// <summary>A declared repository with the machine that serves it.</summary>
/// <param name="Number">The number that pgBackRest knows it by, from its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Declared">The repository as it was written.</param>
/// <param name="Site">Where it lies.</param>
/// <param name="Host">The machine that holds it; null for a bucket.</param>
internal sealed record Repository(int Number, Name Name, RepositoryDeclaration Declared, Site Site, Node? Host)
{
    /// <summary>How its options begin, such as <c>repo1</c>.</summary>
    public string Option => $"repo{Number}";

    /// <summary>The name of its bucket.</summary>
    public string BucketOf(Region region) => region.BucketNameOf(Declared.Bucket!);
}
