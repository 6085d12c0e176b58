using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.PgBackRest;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Backup;

public sealed class BackupFilesTests
{
    private const string Path = "/etc/pgbackrest/pgbackrest.conf";

    [Fact]
    public void The_primary_site_writes_to_every_repository_and_the_other_to_its_own_alone()
    {
        var (primary, standby) = (TestBundles.Of("eu-central", "aws", "pg1").Text(Path), TestBundles.Of("eu-central", "aws", "drpg1").Text(Path));
        primary.ShouldContain("repo1-host=backup1.backup.eu-central.internal\n");
        primary.ShouldContain("repo2-host=drbackup1.backup.eu-central.internal\n");
        primary.ShouldContain("repo3-type=s3\n");
        standby.ShouldContain("repo2-host=drbackup1.backup.eu-central.internal\n");
        standby.ShouldNotContain("repo1-");
        standby.ShouldNotContain("repo3-");
    }

    // The name is said in one place: what the stack makes and what pgBackRest writes into must be one bucket.
    [Theory]
    [InlineData("", "eu-central-backup")]
    [InlineData("account: \"111122223333\"\n", "eu-central-backup-111122223333")]
    public void The_bucket_is_called_as_the_stack_calls_it(string yaml, string bucket)
    {
        var region = TestBundles.EuCentralWith(yaml);
        Bundles.Of(region, Realisation.Aws).First(each => each.Node.Name.ToString() == "pg1").Text(Path).ShouldContain($"repo3-s3-bucket={bucket}\n");
        region.BackupTargets.Select(target => target.Bucket).OfType<string>().ShouldBe([bucket]);
    }

    [Fact]
    public void A_standby_site_asks_its_own_members_first_and_a_primary_site_no_others()
    {
        TestBundles.Of("lab", "lab", "backup1").Text(Path).ShouldNotContain("-host=drpg");
        var members = TestBundles.Of("lab", "lab", "drbackup1")
            .Text(Path)
            .Split('\n')
            .Where(line => line.Contains("-host=", StringComparison.Ordinal))
            .Select(line => line.Split('=')[1].Split('.')[0])
            .ToList();
        members.Take(3).ShouldBe(["drpg1", "drpg2", "drpg3"]);
        members.ShouldContain("pg1");
        members.ShouldNotContain("analytics1");
    }

    [Fact]
    public void Pages_come_from_the_primary_and_where_the_link_forbids_it_contents_are_compared()
    {
        TestBundles.Of("lab", "lab", "backup1").Text(Path).ShouldNotContain("backup-standby");
        var far = TestBundles.Of("lab", "lab", "drbackup1").Text(Path);
        far.ShouldContain("backup-standby=prefer\n");
        far.ShouldContain("[global:backup]\ndelta=y\n");
    }

    [Fact]
    public void WAL_is_never_dropped_and_read_from_the_own_site()
    {
        foreach (var (node, repository) in new[] { ("pg1", 1), ("drpg1", 2) })
        {
            var bundle = TestBundles.Of("lab", "lab", node);
            bundle.Text(Path).ShouldNotContain("queue-max");
            var patroni = bundle.Text("/etc/patroni/config.yml");
            patroni.ShouldContain("archive_command: pgbackrest --stanza=lab archive-push %p\n");
            patroni.ShouldContain("archive_timeout: \"60\"\n");
            patroni.ShouldContain("restore_command: /usr/local/lib/cluster/wal-fetch %f \"%p\"\n");
        }
    }

    [Fact]
    public void A_passphrase_is_asked_for_where_a_repository_lies_and_in_no_bundle()
    {
        var region = TestBundles.Region("lab");
        // A bucket is opened by everyone who uses it, a host's folder by its host alone.
        string[] bucket = ["repo3-cipher-pass", "repo3-s3-key", "repo3-s3-key-secret"];
        Secrets("backup1").ShouldBe(["repo1-cipher-pass", .. bucket]);
        Secrets("drbackup1").ShouldBe(["repo2-cipher-pass"]);
        Secrets("pg1").ShouldBe([.. bucket, "key", "secret", "key", "secret"], "a member writes its log and the archive of chunks too");
        Secrets("restore1").ShouldBe(bucket);
        Secrets("drpg1").ShouldBe(["key", "secret", "key", "secret"]);
        TestBundles.Of("lab", "lab").SelectMany(bundle => bundle.Files).ShouldAllBe(file => !file.Content.Contains("cipher-pass=", StringComparison.Ordinal));

        string[] Secrets(string node) =>
            [.. TestBundles.Of("lab", "lab", node).Credentials.Secrets.Select(secret => System.IO.Path.GetFileNameWithoutExtension(secret.Path))];
    }

    [Fact]
    public void A_server_lets_in_the_machines_of_its_flows_and_no_others()
    {
        var names = TestBundles.Of("lab", "lab", "pg1")
            .Text(Path)
            .Split('\n')
            .Where(line => line.StartsWith("tls-server-auth=", StringComparison.Ordinal))
            .ToList();
        names.ShouldBe(["tls-server-auth=backup1.lab.internal=lab", "tls-server-auth=drbackup1.lab.internal=lab"]);
    }

    [Fact]
    public void Wal_g_takes_as_many_deltas_as_lie_between_two_fulls()
    {
        var bundle = TestBundles.Of("us-east", "aws", "pg1");
        bundle.Text("/etc/cluster/wal-g/environment").ShouldContain("WALG_DELTA_MAX_STEPS=4\n");
        bundle.Text("/etc/cluster/wal-g/environment").ShouldContain("WALG_S3_PREFIX=s3://us-east-backup/wal-g\n");
        bundle.Units.ShouldContain("cluster-wal-g@delta.timer");
        BackupRepository.Of(TestBundles.Region("us-east")).ShouldBeEmpty();
        TestBundles.Of("us-east", "aws").Where(each => each.NodeGroup.Role == NodeRole.Backup).ShouldAllBe(each => each.Find(Path) == null);
    }
}
