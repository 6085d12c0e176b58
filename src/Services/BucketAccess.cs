namespace ClusterProvisioning.Services;

/// <summary>What a service does in a bucket, the least first.</summary>
public enum BucketAccess
{
    /// <summary>Puts objects in, and sees none.</summary>
    Append,

    /// <summary>Lists and reads.</summary>
    Read,

    /// <summary>Lists, reads and writes; what is there stays.</summary>
    Write,

    /// <summary>Besides, takes away what is past its time.</summary>
    Expire,
}
