namespace ClusterProvisioning.Image;

/// <summary>What an image is made for. All have the same daemons from the same recipe.</summary>
public enum ImageTarget
{
    /// <summary>A folder that a lab's machines lay their own files over; it has no kernel.</summary>
    Lab,

    /// <summary>A disk for machines of one's own.</summary>
    Metal,

    /// <summary>A disk that AWS takes as a snapshot.</summary>
    Aws,
}
