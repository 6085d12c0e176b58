namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>What happens to rows that refer to a deleted one.</summary>
public enum ReferentialAction
{
    /// <summary>The delete is refused.</summary>
    NoAction,

    /// <summary>They go too.</summary>
    Cascade,

    /// <summary>Their reference becomes null.</summary>
    SetNull,
}
