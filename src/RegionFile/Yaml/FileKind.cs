using System.Runtime.InteropServices;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>What lies at a path, asked without opening it: opening a pipe waits for its other end, and a device never ends.</summary>
internal static partial class FileKind
{
    // statx(2) has one layout on every architecture; stat(2) has not.
    private const int CurrentFolder = -100;
    private const uint TypeWanted = 1;
    private const int AnswerLength = 256;
    private const int ModeOffset = 28;
    private const int TypeBits = 0xF000;

    /// <summary>What it is where it is no regular file, such as <c>a pipe</c>; null for regular files, and where there is nothing.</summary>
    public static string? OtherThanFile(string path)
    {
        if (Directory.Exists(path))
            return "a folder";
        if (!OperatingSystem.IsLinux())
            return null;
        Span<byte> answer = stackalloc byte[AnswerLength];
        if (Status(CurrentFolder, path, 0, TypeWanted, answer) != 0)
            return null;
        return (BitConverter.ToUInt16(answer[ModeOffset..]) & TypeBits) switch
        {
            0x8000 => null,
            0x1000 => "a pipe",
            0xC000 => "a socket",
            _ => "a device",
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint wanted, Span<byte> answer);
}
