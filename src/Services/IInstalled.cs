using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services;

/// <summary>A service whose programs the machine image brings. The image is one for all machines, so it holds those of every service.</summary>
public interface IInstalled
{
    /// <summary>Names of packages, as Debian (with PostgreSQL's own packages in it) knows them; what they depend on comes with them.</summary>
    IReadOnlyList<string> Packages { get; }

    /// <summary>What a production image takes from makers' own repositories, in the place of Debian's or besides; a lab's image has Debian's.</summary>
    IReadOnlyList<MakersPackages> FromMakers => [];

    /// <summary>What a production image takes from makers who have no repository of packages.</summary>
    IReadOnlyList<MakersProgram> Programs => [];

    /// <summary>What is known of its programs' releases.</summary>
    IReadOnlyList<SoftwareReleases> Releases => [];

    /// <summary>What a region that runs it asks of the image beyond its packages.</summary>
    IEnumerable<ImageNeed> NeedsOf(Region region) => [];
}
