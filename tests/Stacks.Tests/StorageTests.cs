namespace ClusterProvisioning.Stacks.Tests;

public sealed class StorageTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");
    private static readonly CompiledRegion Us = CompiledRegion.Of("us-east");

    [Fact]
    public void Every_bucket_has_versions_a_key_and_no_way_to_make_it_public()
    {
        foreach (var region in new[] { Eu, Us })
        {
            var buckets = region.OfType("aws:s3/bucket:Bucket").ToList();
            buckets.Count.ShouldBeGreaterThan(6);
            foreach (var bucket in buckets)
            {
                Companion(region, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", bucket).ShouldSatisfyAllConditions(
                    block => block.Property("blockPublicAcls").ShouldBe("true"),
                    block => block.Property("blockPublicPolicy").ShouldBe("true"),
                    block => block.Property("ignorePublicAcls").ShouldBe("true"),
                    block => block.Property("restrictPublicBuckets").ShouldBe("true"));
                Companion(region, "aws:s3/bucketVersioning:BucketVersioning", bucket).Property("versioningConfiguration", "status").ShouldBe("Enabled");
                var rule = Companion(region, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", bucket).Node.ToString();
                // AWS writes its access logs into no bucket with a key of one's own.
                rule.ShouldContain(bucket.Name.EndsWith("-access-logs", StringComparison.Ordinal) ? "AES256" : "aws:kms");
                var policy = Companion(region, "aws:s3/bucketPolicy:BucketPolicy", bucket).Property("policy")!;
                policy.ShouldContain("\"Sid\":\"TlsOnly\",\"Effect\":\"Deny\"");
                policy.ShouldContain("\"Sid\":\"OwnAccountOnly\",\"Effect\":\"Deny\"");
                (bucket.Option("protect"), bucket.Option("retainOnDelete")).ShouldBe(("true", "true"));
            }
        }
    }

    [Fact]
    public void The_archive_is_locked_for_seven_years_by_compliance_and_lies_in_the_archive_class_from_the_first_day()
    {
        var held = Eu.OfType("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").Single(each => each.Name == "eu-central-primary-archive");
        (held.Property("rule", "defaultRetention", "mode"), held.Property("rule", "defaultRetention", "years")).ShouldBe(("COMPLIANCE", "7"));
        var archive = Eu.OfType("aws:s3/bucket:Bucket").Single(bucket => bucket.Name == "eu-central-primary-archive");
        (archive.Property("bucket"), archive.Property("objectLockEnabled")).ShouldBe(("eu-central-archive", "true"));
        Rules("eu-central-primary-archive").ShouldContain(rule => rule.Contains("GLACIER", StringComparison.Ordinal)
            && rule.Contains("{ days, 0 }", StringComparison.Ordinal));
        Rules("eu-central-primary-archive").ShouldContain(rule => rule.Contains("{ days, 2555 }", StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_account_buckets_end_in_its_number_and_no_other_account_is_taken()
    {
        var region = CompiledRegion.With("eu-central", "account: \"011122223333\"\n");
        region.OfType("aws:s3/bucket:Bucket").Select(bucket => bucket.Property("bucket")).OfType<string>().Order(StringComparer.Ordinal)
            .ShouldBe(
            [
                "eu-central-archive-011122223333", "eu-central-audit-dr-011122223333", "eu-central-audit-primary-011122223333",
                "eu-central-backup-011122223333",
            ]);
        var providers = region.OfType("pulumi:providers:aws").ToList();
        providers.Count.ShouldBe(2);
        providers.ShouldAllBe(provider => provider.Node.ToString().Contains("{ allowedAccountIds, [ 011122223333 ] }", StringComparison.Ordinal));
    }

    [Fact]
    public void For_a_trial_locks_can_be_such_that_somebody_may_lift()
    {
        const string Trial = "backup: {archive: {objectLock: governance}, repositories: {repo3: {lockMode: governance}}}\n"
            + "security: {audit: {shipping: {objectLock: governance}}}\n";
        var locks = CompiledRegion.With("eu-central", Trial).OfType("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").ToList();
        locks.Count.ShouldBe(4);
        locks.ShouldAllBe(each => each.Property("rule", "defaultRetention", "mode") == "GOVERNANCE");
    }

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public void An_archived_object_goes_once_its_seven_years_are_over_and_no_version_of_it_stays(string region)
    {
        var rules = CompiledRegion.Of(region)
            .OfType("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")
            .Single(each => each.Name == $"{region}-primary-archive")
            .Rules();
        var hidden = rules.Single(rule => rule["id"].ToString() == "age")["expiration"]["days"].ToString();
        var removed = rules.Single(rule => rule["id"].ToString() == "tidy")["noncurrentVersionExpiration"]["noncurrentDays"].ToString();
        (hidden, removed).ShouldBe(("2555", "1"));
    }

    [Fact]
    public void Backups_never_move_where_a_restore_would_have_to_thaw_them_and_no_rule_takes_one_away()
    {
        foreach (var rule in Rules("eu-central-primary-backup-repo3"))
        {
            rule.ShouldNotContain("transitions");
            rule.ShouldNotContain("{ expiration, { { days");
        }

        var moved = Rules(
            "eu-central-primary-backup-repo3",
            CompiledRegion.With("eu-central", "backup: {repositories: {repo3: {objectClass: standard-ia}}}\n"));
        moved.Single(rule => rule.Contains("transitions", StringComparison.Ordinal)).ShouldContain("pgbackrest/backup/");
        Should.Throw<InvalidDataException>(() => CompiledRegion.With(
            "eu-central",
            "backup: {repositories: {repo3: {objectClass: deep-archive}}}\n")).Message.ShouldContain("repo3");
    }

    [Fact]
    public void Wal_g_repositories_are_copied_to_the_other_site_and_stay_in_the_jurisdiction()
    {
        var copy = Us.OfType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").Single();
        copy.Property("bucket")!.ShouldContain("us-east-primary-backup-repo1");
        copy.Node.ToString().ShouldContain("us-east-dr-backup-repo2");
        Eu.OfType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_deploy_role_writes_bundles()
    {
        var policy = Eu.OfType("aws:s3/bucketPolicy:BucketPolicy").Single(each => each.Name == "eu-central-primary-bundles").Property("policy")!;
        policy.ShouldContain("\"Sid\":\"OnlyDeployWrites\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[\"s3:PutObject\"");
        policy.ShouldContain("\"ArnNotEquals\":{\"aws:PrincipalArn\":\"${aws_iam_Role_eu-central-primary-deploy.arn}\"}");
    }

    private static CompiledResource Companion(CompiledRegion region, string type, CompiledResource bucket) =>
        region.OfType(type).Single(each => each.Property("bucket") == $"${{{bucket.Key}.id}}");

    private static List<string> Rules(string bucket, CompiledRegion? region = null) =>
        [.. (region ?? Eu)
            .OfType("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")
            .Single(each => each.Name == bucket)
            .Rules()
            .Select(rule => rule.ToString())];
}
