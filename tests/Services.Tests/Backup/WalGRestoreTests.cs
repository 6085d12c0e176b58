using System.Diagnostics;
using System.Text.Json;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Backup;

/// <summary>
/// The spare machine of a region that backs up with WAL-G, around a stand-in for that program: PostgreSQL, its archive and the recovery are real.
/// </summary>
public sealed class WalGRestoreTests : IDisposable
{
    private const string Socket = "unix_socket_directories = '/run/source'";
    private const string Archiving = "archive_command = 'cp %p /run/source/archive/%f'";
    private const string Later = """{\"backup_name\": \"base_later\", \"finish_time\": \"2999-01-01T00:00:00Z\"}""";

    private const string Source = $$"""
        as() { setpriv --reuid postgres --regid postgres --init-groups -- "$@"; }
        ask() { as psql -XAtq -h /run/source -d postgres -c "$1"; }
        install -d -o postgres -g postgres /run/source /run/source/archive
        cd /run/source
        as /usr/lib/postgresql/17/bin/initdb --pgdata=data --auth=peer --data-checksums --no-sync >/dev/null
        printf '%s\n' "listen_addresses = ''" "{{Socket}}" "archive_mode = on" "{{Archiving}}" "fsync = off" >>data/postgresql.conf
        as /usr/lib/postgresql/17/bin/pg_ctl start --wait --pgdata=data --log=log >/dev/null
        ask "CREATE TABLE public.kept (n int); INSERT INTO public.kept VALUES (1)"
        as pg_basebackup -h /run/source --pgdata=backup --wal-method=none --checkpoint=fast 2>/dev/null
        rm -rf backup/pg_wal
        finished=$(date --utc +%Y-%m-%dT%H:%M:%S.%NZ)
        echo "[{\"backup_name\": \"base_1\", \"finish_time\": \"$finished\"}, {{Later}}]" >/run/source/list
        sleep 1.1
        ask "INSERT INTO public.kept VALUES (2)"
        moment=$(ask "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')")
        sleep 1.1
        ask "INSERT INTO public.kept VALUES (3); SELECT pg_switch_wal()" >/dev/null
        as /usr/lib/postgresql/17/bin/pg_ctl stop --wait --mode=fast --pgdata=data >/dev/null
        restore() { if cluster-restore restore "$@" 2>/test/error; then true; else tail -n 20 /test/error | jq --raw-input --slurp .; fi; }

        """;

    private const string Disks = "{os: {size: 8GB, medium: ssd, filesystem: ext4, mount: /}, "
        + "data: {size: 2GB, medium: ssd, mount: /var/lib/postgresql, slot: 2}}";

    private const string Spare = "hardware:\n  restore: {cores: 1, memory: 512MB, disks: " + Disks + "}\n"
        + "sites: {primary: {groups: {restore: {role: restore, hardware: restore, networks: {backup: 31}, nodes: {restore1: {}}}}}}\n";

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-restore-");

    public void Dispose() => _work.Delete(recursive: true);

    [Fact]
    public void A_moment_and_the_latest_state_come_back()
    {
        var moment = Sound("restore 0 \"$moment\" postgres public.kept");
        moment.GetProperty("backup").GetString().ShouldBe("base_1", "the newest that had ended by then");
        moment.GetProperty("rows").GetProperty("postgres public.kept").GetInt32().ShouldBe(2);
        moment.GetProperty("amcheck").GetString().ShouldBe("sound");
        moment.GetProperty("checksums").GetProperty("bad").GetInt32().ShouldBe(0);
    }

    [Trait("Length", "long")]
    [Fact]
    public void A_second_restore_takes_the_place_of_the_first() =>
        Sound("restore 1 \"$moment\" >/dev/null; restore 1 latest postgres public.kept")
            .GetProperty("rows")
            .GetProperty("postgres public.kept")
            .GetInt32()
            .ShouldBe(3);

    [Fact]
    public void What_cannot_be_restored_is_said()
    {
        // One machine for all: most of the time goes into the cluster that is restored.
        var said = Said("""
            restore 0 '2001-01-01 00:00:00+00'
            restore 2 latest
            mv /run/source/list /run/source/away; restore 1 latest; mv /run/source/away /run/source/list
            rm -r /run/source/backup; restore 1 latest
            """);
        said.Length.ShouldBe(4);
        said[0].ShouldContain("no backup of repository 1 ended before that moment");
        said[1].ShouldContain("reads repository 1 alone");
        said[2].ShouldContain("/run/source/list: No such file");
        said[3].ShouldContain("/run/source/backup/.': No such file");
    }

    private JsonElement Sound(string command)
    {
        var report = JsonDocument.Parse(string.Join('\n', Said(command))).RootElement;
        report.ValueKind.ShouldBe(JsonValueKind.Object, report.ToString());
        return report;
    }

    // A report as JSON; what is said instead of one, as a JSON string in a line of its own.
    private string[] Said(string command)
    {
        var (image, region) = (TestImage.Folder(), TestBundles.UsEastWith(Spare));
        var bundle = Bundles.Of(region, Realisation.Aws).Single(each => each.Node.Name.ToString() == "restore1");
        BundleFolder.WriteTree(Path.Combine(_work.FullName, "files"), bundle);
        File.WriteAllText(Path.Combine(_work.FullName, "install"), InstallScript.Of(bundle));
        File.WriteAllText(Path.Combine(_work.FullName, "commands"), Source + command);
        var script = Path.Combine(ProjectLayout.Find().Root, "tests", "Services.Tests", "Backup", "restore-by-wal-g");
        string[] arguments = ["--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child", "bash", script, image, _work.FullName];
        var start = new ProcessStartInfo("unshare", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.ShouldNotBeEmpty(error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
