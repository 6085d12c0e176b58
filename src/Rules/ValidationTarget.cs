namespace ClusterProvisioning.Rules;

/// <summary>What a region file is judged for.</summary>
public enum ValidationTarget
{
    /// <summary>The file itself: a region that can be drawn, previewed and built in a lab.</summary>
    File,

    /// <summary>The foundation of a region in the cloud, which comes before machine images and people's rights.</summary>
    Foundation,

    /// <summary>The cloud: what <c>up</c> would fail of in its middle counts too.</summary>
    Up,
}
