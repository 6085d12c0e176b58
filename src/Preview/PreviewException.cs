namespace ClusterProvisioning.Preview;

/// <summary>A program or a state that cannot be read; the message says where and what to do.</summary>
public sealed class PreviewException : Exception
{
    /// <summary>With a message for its reader.</summary>
    public PreviewException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
