namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>Which TimescaleDB the region asks for.</summary>
public enum TimescaleEdition
{
    /// <summary>The community edition: compression, continuous aggregates and policies are required.</summary>
    Community,

    /// <summary>Whatever is installed: what only the community edition has is left out, and said so.</summary>
    Any,
}
