using System.Diagnostics;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Storage;

/// <summary>
/// The storage script on a real loop device, in namespaces of its own. This kernel may have neither md nor device-mapper, so a single plain disk.
/// </summary>
[Trait("Needs", "root")]
public sealed class StorageScriptTests : IDisposable
{
    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-storage-");

    public void Dispose() => _work.Delete(recursive: true);

    [Theory]
    [InlineData("xfs")]
    [InlineData("ext4")]
    public void A_blank_disk_is_formatted_and_mounted_and_a_second_run_changes_nothing(string filesystem)
    {
        var output = Run(filesystem, """
            storage && stat -f -c %T "$W/mount"; cp "$W/fstab" "$W/before"; echo hello >"$W/mount/data"
            storage && cmp "$W/fstab" "$W/before" && cat "$W/mount/data"
            grep -c ',nofail,x-systemd.device-timeout=infinity 0 0$' "$W/fstab" >"$W/waits"; [ "$(cat "$W/waits")" = 1 ]
            umount "$W/mount"; storage && cat "$W/mount/data"; wc -l <"$W/fstab"
            """);
        output.ShouldBe(filesystem == "xfs" ? "xfs hello hello 1" : "ext2/ext3 hello hello 1");
    }

    [Fact]
    public void A_disk_that_holds_data_is_refused_and_left_as_it_was() => Run("xfs", """
        mkfs.ext4 -q "$L"; before=$(sha256sum <"$L"); storage 2>"$W/error"; echo $?
        grep -o 'is not blank (ext4)' "$W/error"; [ "$(sha256sum <"$L")" = "$before" ] && echo untouched
        """).ShouldBe("1 is not blank (ext4) untouched");

    [Fact]
    public void A_run_that_was_cut_short_after_the_file_system_was_made_is_taken_up_again() => Run("xfs", """
        storage; umount "$W/mount"; rm "$W/fstab" "$W/state/data.built"; touch "$W/fstab"; storage; stat -f -c %T "$W/mount"; wc -l <"$W/fstab"
        """).ShouldBe("xfs 1");

    [Fact]
    public void A_mount_whose_options_change_is_the_only_one_of_its_place() => Run("xfs", """
        echo '# by hand' >"$W/fstab"; storage; sed -i 's/$/ noatime,nodev/' "$W/disks.conf"; storage; wc -l <"$W/fstab"
        grep -c 'noatime,nodev' "$W/fstab"; umount "$W/mount"; storage; grep " $W/mount " /proc/mounts | grep -o 'nodev'; grep 'by hand' "$W/fstab"
        """).ShouldBe("2 1 nodev # by hand");

    [Fact]
    public void A_set_whose_disk_is_gone_is_not_built_anew_on_another() => Run("xfs", """
        storage; umount "$W/mount"; wipefs -qa "$L"; storage 2>"$W/error"; echo $?; grep -o 'no device bears its UUID' "$W/error"
        """).ShouldBe("1 no device bears its UUID");

    [Fact]
    public void A_disk_that_became_larger_gives_its_file_system_the_rest() => Run("xfs", """
        storage; stat -f -c '%b %S' "$W/mount" >"$W/before"; truncate -s 800M "$W/disk"; losetup --set-capacity "$L"
        storage; read -r was size <"$W/before"; read -r is size <<<"$(stat -f -c '%b %S' "$W/mount")"; echo $(((is - was) * size >> 20))
        storage; grep -c "grown" "$W/log"
        """).ShouldBe("400 1");

    [Fact]
    public void A_file_system_that_does_not_grow_keeps_nothing_from_starting() => Run("ext4", """
        mkdir "$W/bin"; printf '#!/bin/sh\nexit 1\n' >"$W/bin/resize2fs"; chmod +x "$W/bin/resize2fs"; PATH=$W/bin:$PATH
        storage; echo $?; grep -o 'goes on with what it has' "$W/log"
        """).ShouldBe("0 goes on with what it has");

    [Fact]
    public void The_kernel_takes_the_declared_mount_options()
    {
        var options = TestBundles.Of("eu-central", "metal", "pg1")
            .Text("/etc/cluster/disks.conf")
            .Split('\n')
            .First(line => line.StartsWith("data ", StringComparison.Ordinal))
            .Split(' ')[^1];
        Run(
            "xfs",
            """storage; grep " $W/mount " /proc/mounts | grep -o 'noatime,.*logbsize=256k'; grep -c 'logbufs=8,logbsize=256k,nodev' "$W/fstab" """,
            " " + options)
            .ShouldMatch("^noatime,.*logbufs=8,logbsize=256k 1$");
    }

    private string Run(string filesystem, string commands, string options = "")
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "loop devices need root");
        Assert.SkipUnless(File.Exists("/usr/sbin/mkfs.xfs"), "xfsprogs is not installed");
        File.WriteAllText(Path.Combine(_work.FullName, "cluster-storage"), TestBundles.Of("lab", "metal", "pg1").Text("/usr/local/sbin/cluster-storage"));
        File.WriteAllText(
            Path.Combine(_work.FullName, "disks.conf"),
            $"# name disks bytes medium raid encryption filesystem mount [options]\n"
            + $"data 1 400000000 any none plain {filesystem} {_work.FullName}/mount{options}\n");
        File.WriteAllText(Path.Combine(_work.FullName, "run"), $"""
            W={_work.FullName}
            export CLUSTER_DISKS=$W/disks.conf CLUSTER_DISK_PINS=$W/pins CLUSTER_DISK_STATE=$W/state CLUSTER_FSTAB=$W/fstab
            truncate -s 400M "$W/disk"; L=$(losetup --find --show --nooverlap "$W/disk"); trap 'umount -q "$W/mount"; losetup --detach "$L"' EXIT
            mkdir "$W/pins"; echo "$L" >"$W/pins/data"; touch "$W/fstab"
            storage() {"{"} bash "$W/cluster-storage" >>"$W/log"; {"}"}
            {commands}
            """);
        string[] arguments = ["--mount", "--propagation", "private", "bash", Path.Combine(_work.FullName, "run")];
        var start = new ProcessStartInfo("unshare", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
