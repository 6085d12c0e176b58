using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The public key for sensitive columns where it is the operator's to give (<c>database.encryption.keyFrom: operator</c>).</summary>
public static class ColumnKey
{
    /// <summary>The environment variable that holds it, armoured.</summary>
    public const string Variable = "PROVISION_COLUMN_KEY";

    /// <summary>The key of the stack's configuration that holds it.</summary>
    public const string Setting = "columnKey";

    /// <summary>The region with the key in it; the region as it is where none is given.</summary>
    /// <param name="region">The region.</param>
    /// <param name="armoured">The key's text.</param>
    /// <exception cref="InvalidDataException">The text is no such key, or the region file says that the key is its own.</exception>
    public static Region WithColumnKey(this Region region, string? armoured)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (string.IsNullOrWhiteSpace(armoured))
            return region;
        if (region.Declared.Database.Encryption is not { KeyFrom: KeySource.Operator, PublicKey: null } encryption)
        {
            throw new InvalidDataException(
                $"A key for sensitive columns was given, but region '{region.Name}' takes none:"
                + " it wants `database.encryption: {keyFrom: operator}` and no `publicKey`.");
        }

        if (!OpenPgpKey.TryParse(armoured, out var key))
        {
            var what = $"The key for sensitive columns of region '{region.Name}' is not {OpenPgpKey.Wanted}.";
            throw new InvalidDataException($"{what} Export it anew: docs/how-to/encrypt-a-column.md");
        }

        var contents = region.Declared.Database with { Encryption = encryption with { PublicKey = key } };
        return region with { Declared = region.Declared with { Database = contents } };
    }
}
