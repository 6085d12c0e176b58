namespace ClusterProvisioning.Aws;

/// <summary>Machine images as EC2 knows them.</summary>
public static class MachineImage
{
    /// <summary>The id of no image: what stands in a region file until one was built and copied to the site's location. EC2 never gives it.</summary>
    public const string Placeholder = "ami-00000000000000000";
}
