namespace ClusterProvisioning.Lab.Certificates;

/// <summary>Files that root alone may read.</summary>
internal static class SecretFile
{
    /// <summary>The mode of such a file.</summary>
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The mode of a folder that holds them.</summary>
    public const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute;

    /// <summary>Writes one; it never exists with a wider mode.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Mode };
        var unfinished = path + ".new";
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(text);
        File.Move(unfinished, path, overwrite: true);
    }
}
