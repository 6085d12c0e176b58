namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>What became of an attempt to connect.</summary>
internal enum ProbeResult
{
    /// <summary>The handshake was done.</summary>
    Accepted,

    /// <summary>A reset came back: the firewalls let it pass, and nothing listens.</summary>
    Refused,

    /// <summary>No answer at all.</summary>
    Dropped,

    /// <summary>The machine itself, or a router, knows no way.</summary>
    NoWay,
}
