using System.Diagnostics;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.ServerLog;

/// <summary>The log of a real PostgreSQL with pgaudit, on its way to a real S3 API: nothing of it is lost.</summary>
[Trait("Needs", "root")]
public sealed class ServerLogTests : IDisposable
{
    private const string Unshipped = "security: {audit: {shipping: {to: none}}}\n";

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-log-");

    public void Dispose() => _work.Delete(recursive: true);

    [Fact]
    public void No_line_of_a_flood_is_lost_or_broken_though_it_is_put_away_meanwhile() => Said(TestBundles.Region("lab"), """
        (while [ ! -e /run/over ]; do put_away; done) & worker=$!
        flood
        touch /run/over; wait $worker
        close_file; put_away
        shipped | lines
        shipped | whole
        ls /var/log/cluster/postgresql | wc -l
        ls /var/log/cluster/waiting | wc -l
        [ "$(ls /var/log/cluster/kept | wc -l)" -gt 1 ] && echo several
        """).ShouldBe("20000 8 1 0 several");

    [Fact]
    public void What_the_bucket_does_not_take_waits_and_is_shipped_once_it_does() => Said(TestBundles.Region("lab"), """
        kill $moto; wait $moto || true
        ask -c "SELECT 'line 1 1'" >/dev/null; close_file
        export AWS_MAX_ATTEMPTS=1
        put_away || echo "failed"
        grep --only-matching "stays in /var/log/cluster/waiting until the next run; wanted: in bucket lab-audit-primary" /run/errors
        zcat /var/log/cluster/waiting/* | lines
        sed -n 's/^server_log_unshipped_bytes //p' /var/lib/prometheus/node-exporter/server-log.prom | grep --count --invert-match '^0$'
        storage; put_away
        shipped | lines
        ls /var/log/cluster/waiting | wc -l
        sed -n 's/^server_log_unshipped_bytes //p' /var/lib/prometheus/node-exporter/server-log.prom
        """).ShouldBe("failed stays in /var/log/cluster/waiting until the next run; wanted: in bucket lab-audit-primary 1 1 1 0 0");

    [Fact]
    public void Without_a_bucket_it_is_kept_on_the_machine_for_its_time_and_no_longer() => Said(TestBundles.LabWith(Unshipped), """
        ask -c "SELECT 'line 1 1'" >/dev/null; close_file
        touch --date='364 days ago' /var/log/cluster/kept/postgresql-almost
        touch --date='366 days ago' /var/log/cluster/kept/postgresql-over
        put_away
        cd /var/log/cluster/kept; ls postgresql-almost postgresql-over 2>/dev/null || true
        zcat ./*.gz | lines
        as head -c 1 ./*.gz | wc -c
        as sh -c 'rm -f ./*.gz 2>/dev/null' || echo "not by the server's user"
        as ln -s /etc/shadow /var/log/cluster/postgresql/postgresql-2026-01-02T030405.log
        put_away || echo "a link leads nowhere"
        ls | wc -l
        """).ShouldBe("postgresql-almost 1 1 not by the server's user a link leads nowhere 2");

    [Fact]
    public void A_file_that_the_server_could_not_open_keeps_it_from_turning_its_log_over_no_longer_than_to_the_next_run() => Said(TestBundles.Region("lab"), """
        ask -c "SELECT 'line 1 1'" >/dev/null
        chmod 0500 /var/log/cluster/postgresql; close_file; chmod 0700 /var/log/cluster/postgresql
        grep --only-matching 'disabling automatic rotation' /var/log/cluster/postgresql/*
        ls /var/log/cluster/postgresql | wc -l
        sed -i 's/"rotation": [0-9]*/"rotation": 0/' /etc/cluster/server-log/settings.json
        put_away || grep --only-matching 'was not followed by another file in time' /run/errors
        sleep 1.1
        sed -i 's/"rotation": 0/"rotation": 900/' /etc/cluster/server-log/settings.json
        put_away
        shipped | lines
        ls /var/log/cluster/postgresql | wc -l
        """).ShouldBe("disabling automatic rotation 1 was not followed by another file in time 1 1");

    private string Said(Region region, string commands)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "mounts need root");
        var image = TestImage.Folder();
        var bundle = Bundles.Of(region, Realisation.Lab).Single(each => each.Node.Name.ToString() == "pg1");
        BundleFolder.WriteTree(Path.Combine(_work.FullName, "files"), bundle);
        File.WriteAllText(Path.Combine(_work.FullName, "install"), InstallScript.Of(bundle) + "install -d /var/lib/prometheus/node-exporter\n");
        File.WriteAllText(Path.Combine(_work.FullName, "commands"), commands);
        var script = Path.Combine(ProjectLayout.Find().Root, "tests", "Services.Tests", "ServerLog", "log-of-a-server");
        string[] arguments = ["--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child", "bash", script, image, _work.FullName];
        var start = new ProcessStartInfo("unshare", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.ShouldNotBeEmpty(error.Result);
        return string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
