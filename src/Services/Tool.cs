namespace ClusterProvisioning.Services;

/// <summary>This very program on a machine. An image for production brings it; a lab lends its machines the one that it runs from.</summary>
public static class Tool
{
    /// <summary>The folder that holds the program and what it needs.</summary>
    public const string Folder = "/usr/local/lib/provision";

    /// <summary>The program itself, as units call it.</summary>
    public const string Path = Folder + "/provision";

    /// <summary>Where the program looks for .NET where it does not bring it along (the default of its host).</summary>
    public const string Runtime = "/usr/share/dotnet";
}
