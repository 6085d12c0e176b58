namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>Who gives the public key for which sensitive columns are encrypted.</summary>
public enum KeySource
{
    /// <summary>The region file, under <c>publicKey</c>.</summary>
    Region,

    /// <summary>
    /// Whoever applies the database part: <c>columnKey</c> of the stack's configuration, <c>db apply --column-key FILE</c>. Without it nothing with a sensitive
    /// column is applied.
    /// </summary>
    Operator,
}
