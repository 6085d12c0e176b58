namespace ClusterProvisioning.Preview;

/// <summary>A program or a state that cannot be read; the message says where and what to do.</summary>
public sealed class PreviewException : Exception
{
    /// <summary>With a message that names the file or stack, what was wanted and the command that makes it.</summary>
    public PreviewException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
