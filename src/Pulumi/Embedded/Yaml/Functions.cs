namespace Pulumi.Embedded.Yaml;

/// <summary>
/// The functions of Pulumi YAML that a program may contain. Pulumi takes an unknown one for data, with no more than a warning,
/// so no other name that begins with <c>fn::</c> is ever written.
/// </summary>
internal static class Functions
{
    public const string Join = "fn::join";
    public const string ToJson = "fn::toJSON";
    public const string FromBase64 = "fn::fromBase64";
    public const string Secret = "fn::secret";
    public const string FileAsset = "fn::fileAsset";
    public const string StringAsset = "fn::stringAsset";
    public const string RemoteAsset = "fn::remoteAsset";
    public const string AssetArchive = "fn::assetArchive";
    public const string FileArchive = "fn::fileArchive";
    public const string RemoteArchive = "fn::remoteArchive";

    /// <summary>Refuses a key of the user's that Pulumi would take for a function.</summary>
    public static string CheckKey(string key)
        => key.StartsWith("fn::", StringComparison.OrdinalIgnoreCase)
            ? throw new ProgramException($"The key '{key}' begins with fn::, which Pulumi YAML keeps for its functions: rename it.")
            : key;
}
