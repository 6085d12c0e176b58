using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Declaration;

/// <summary>What the seeds plan, as the shipped regions declare it.</summary>
public sealed class PlanTests
{
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("lab")]
    public void Tiers_follow_on_one_another_and_meet_the_tables_lifecycle(string region)
    {
        var declared = TestRegions.Shipped(region).Declared;
        var tiers = declared.Tiers.Values.ToList();
        tiers.Skip(1).Select(tier => tier.From).ShouldBe(tiers.SkipLast(1).Select(tier => tier.Until));
        var lifecycle = declared.Database.Databases.Values.Single().Schemas.Values.SelectMany(schema => schema.Tables.Values)
            .Select(table => table.Hypertable?.Lifecycle).OfType<ClusterProvisioning.Model.Declaration.Contents.LifecycleDeclaration>().ToList();
        lifecycle.ShouldNotBeEmpty();
        lifecycle.ShouldAllBe(life => life.WarmAfter == tiers[1].From && life.ColdAfter == tiers[2].From && life.DropAfter == tiers[3].From);
        tiers.SkipLast(1).ShouldAllBe(tier => declared.Database.Tablespaces.ContainsKey(tier.Tablespace!));
    }

    [Fact]
    public void The_first_seed_backs_up_to_both_sites_and_object_storage()
    {
        var backup = TestRegions.Shipped("eu-central").Declared.Backup.ShouldNotBeNull();
        backup.Tool.ShouldBe(BackupTool.PgBackRest);
        backup.Repositories.Values
            .Select(repository => $"{repository.Kind} {repository.Site} {repository.Retention}")
            .ShouldBe(["Host primary 14d", "Host dr 14d", "Object primary 30d"]);
        backup.Incremental.ShouldNotBeNull().Schedule.Interval.ToString().ShouldBe("6h");
        backup.Archive.ShouldNotBeNull().Class.ShouldBe(ObjectClass.Glacier);
    }

    [Fact]
    public void The_second_seed_backs_up_with_wal_g() =>
        TestRegions.Shipped("us-east").Declared.Backup.ShouldNotBeNull().Tool.ShouldBe(BackupTool.WalG);

    [Theory]
    [InlineData("/var/lib/postgresql/wal/17/pg_wal", "wal")]
    [InlineData("/var/lib/postgresql/walrus", "data")]
    [InlineData("/backup/pg/tablespaces/cold", "staging")]
    [InlineData("/var/log", "os")]
    public void A_path_lies_on_the_disks_of_the_longest_mount_above_it(string path, string set) =>
        Database("eu-central").DiskSetOf(path)!.ToString().ShouldBe(set);

    [Fact]
    public void The_seeds_mount_options_are_declared_as_they_stand() =>
        Database("eu-central").Disks[Name.Parse("data")].MountOptions.ShouldBe(["noatime", "nodiratime", "nobarrier", "logbufs=8", "logbsize=256k"]);

    [Fact]
    public void Every_section_of_the_plan_can_be_left_out()
    {
        // Without an archive nothing may be dropped.
        const string Forever = "{hypertable: {lifecycle: {dropAfter: ~}}}";
        const string Kept = $"database: {{databases: {{manufacturing: {{schemas: {{plant: {{tables: {{reading: {Forever}, event: {Forever}}}}}}}}}}}}}\n";
        var loaded = TestRegions.EuCentralWith(Kept + "tiers: ~\nbackup: ~\nsecurity: ~\nmonitoring: ~\ngrowth: ~\nrollout: ~\nstated: ~\n");
        loaded.Errors().ShouldBeEmpty();
        loaded.Region.ShouldNotBeNull().Declared.Backup.ShouldBeNull();
    }

    private static HardwareDeclaration Database(string region) => TestRegions.Shipped(region).Declared.Hardware[Name.Parse("database")];
}
