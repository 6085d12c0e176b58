namespace ClusterProvisioning.Services;

/// <summary>Where services lay the scripts that their units run.</summary>
internal static class ClusterScripts
{
    /// <summary>The folder as a machine has it: root writes, everybody runs.</summary>
    public static NodeDirectory Folder { get; } = new("/usr/local/lib/cluster", "0755", "root", "root");
}
