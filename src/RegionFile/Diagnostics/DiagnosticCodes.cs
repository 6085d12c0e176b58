namespace ClusterProvisioning.RegionFile.Diagnostics;

/// <summary>The codes of what can be wrong with a file's form; rules carry their own (CP1xxx).</summary>
public static class DiagnosticCodes
{
    /// <summary>The file is missing or cannot be read.</summary>
    public const string Unreadable = "CP0001";

    /// <summary>The text is not YAML.</summary>
    public const string NotYaml = "CP0002";

    /// <summary>The file holds no document, or more than one, or not a mapping.</summary>
    public const string NotOneMapping = "CP0003";

    /// <summary>A key stands twice in one mapping.</summary>
    public const string DuplicateKey = "CP0004";

    /// <summary>A key that nothing reads.</summary>
    public const string UnknownKey = "CP0005";

    /// <summary>A value of the wrong type or form.</summary>
    public const string WrongValue = "CP0006";

    /// <summary>A value that must be given is not.</summary>
    public const string Missing = "CP0007";

    /// <summary>A name that is declared nowhere.</summary>
    public const string UnknownReference = "CP0008";

    /// <summary>A file extends itself, directly or through others.</summary>
    public const string ExtendsCycle = "CP0009";

    /// <summary>The file is larger or deeper than a region file can be.</summary>
    public const string TooLarge = "CP0010";

    /// <summary>YAML that region files do without: anchors, aliases, tags.</summary>
    public const string Unsupported = "CP0011";

    /// <summary>The manifest of the image that a region names is none, or of another image.</summary>
    public const string WrongImage = "CP0012";
}
