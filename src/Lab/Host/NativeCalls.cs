using System.Runtime.InteropServices;

namespace ClusterProvisioning.Lab.Host;

/// <summary>The few calls of the C library that .NET does not offer.</summary>
internal static partial class NativeCalls
{
    private const int OpenFilesLimit = 7;
    private const int NetworkNamespaceFlag = 0x40000000;

    /// <summary>The effective user id.</summary>
    public static uint EffectiveUser() => GetEffectiveUser();

    /// <summary>The hard limit of open files.</summary>
    public static ulong HardOpenFiles() => GetLimit(OpenFilesLimit, out var limit) == 0 ? limit.Hard : 0;

    /// <summary>Gives a file or folder to an owner.</summary>
    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (ChangeOwnerOfLink(path, user, group) != 0)
            throw new LabException($"{path} cannot be given to {user}:{group}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Moves the calling thread, and only it, into a network namespace.</summary>
    public static void EnterNetwork(string path)
    {
        using var handle = File.OpenHandle(path);
        if (SetNamespace(handle.DangerousGetHandle().ToInt32(), NetworkNamespaceFlag) != 0)
            throw new LabException($"network namespace {path} cannot be entered: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwnerOfLink(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int handle, int kind);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
