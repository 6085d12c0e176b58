using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>A machine's file system for WAL that is smaller than its region declares: its disks were enlarged there, and not on the machine yet.</summary>
/// <param name="Node">The machine.</param>
/// <param name="Declared">What is declared.</param>
/// <param name="Found">What it has.</param>
/// <param name="Keep">What slots may hold of that.</param>
public sealed record WalFileSystem(string Node, Bytes Declared, Bytes Found, MemorySize Keep)
{
    // A log, a label and encryption take a part of a disk: of one of a gigabyte a fifteenth.
    private const double Most = 0.9;

    /// <summary>The file system; null where it is as large as declared.</summary>
    /// <param name="node">The machine's name.</param>
    /// <param name="machine">What is declared of it.</param>
    /// <param name="bytes">How large its file system for WAL is.</param>
    public static WalFileSystem? Of(string node, Services.Machine machine, long bytes)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var folders = new PostgresFolders(machine.Region.Declared.Postgresql.Version);
        return WalBudget.DiskOf(machine.Group.Hardware, folders)?.UsableCapacity is not { } declared || bytes >= declared.Count * Most ? null
            : new WalFileSystem(node, declared, new Bytes(bytes), WalBudget.For(machine.Group.Hardware, folders, bytes).SlotKeep);
    }

    /// <summary>What it means, and what to do.</summary>
    public override string ToString() =>
        $"{Node}: the file system of its WAL has {Found} of the declared {Declared}. {WalBudget.SlotParameter} is no more than {Keep} until it is grown: "
            + $"attach what is missing, run `cluster-storage` on {Node} or start it anew, then roll out again.";
}
