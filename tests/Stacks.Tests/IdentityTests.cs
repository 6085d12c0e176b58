using System.Text.Json;
using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

public sealed class IdentityTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");
    private static readonly CompiledRegion Us = CompiledRegion.Of("us-east");

    // A bucket at DR beside the one of the primary site.
    private const string SecondBucket = "backup: {repositories: {repo4: {kind: object, site: dr, bucket: backup-dr, path: /pgbackrest, "
        + "retention: 30d, objectLock: 14d, encryption: {secret: backup-cipher}}}}\n";

    private static readonly string[] DataServices = ["s3", "secretsmanager", "acm-pca", "lambda"];

    [Fact]
    public void No_role_may_do_everything_to_data_or_something_to_all_of_it()
    {
        var policies = Eu.OfType("aws:iam/rolePolicy:RolePolicy").ToList();
        policies.Count.ShouldBeGreaterThan(20);
        foreach (var policy in policies)
        {
            foreach (var (actions, resources) in Allowed(policy))
            {
                actions.ShouldAllBe(action => !action.EndsWith(":*") && action != "*", policy.Name);
                if (actions.Any(action => DataServices.Contains(action.Split(':')[0])))
                    resources.ShouldNotContain("*", policy.Name);
            }
        }
    }

    [Theory]
    [InlineData("pooler", "s3:PutObject")]
    [InlineData("etcd", "s3:PutObject")]
    [InlineData("etcd", "secretsmanager:GetSecretValue")]
    [InlineData("bastion", "s3:PutObject")]
    [InlineData("pooler", "secretsmanager:GetSecretValue")]
    public void Machines_may_only_what_their_work_needs(string role, string action) =>
        Allowed(Node(role)).SelectMany(statement => statement.Actions).ShouldNotContain(action);

    [Fact]
    public void A_gateway_reads_the_password_of_its_own_login_and_no_other_secret() =>
        Allowed(Node("gateway")).Single(statement => statement.Actions.SequenceEqual(["secretsmanager:GetSecretValue"])).Resources
            .ShouldHaveSingleItem()
            .ShouldEndWith(":secret:eu-central/database/role/writer-??????");

    [Theory]
    [InlineData("database")]
    [InlineData("pooler")]
    public void Machines_read_the_bundles_of_their_own_role_only(string role) =>
        Allowed(Node(role)).Single(statement => statement.Actions.SequenceEqual(["s3:GetObject"])).Resources
            .ShouldBe([$"${{aws_s3_Bucket_eu-central-primary-bundles.arn}}/{role}/*"]);

    [Fact]
    public void Certificates_and_secrets_are_given_inside_the_site_only()
    {
        string[] given = ["lambda:InvokeFunction", "secretsmanager:GetSecretValue"];
        var statements = Eu.OfType("aws:iam/rolePolicy:RolePolicy")
            .SelectMany(policy => Statements(policy).Select(statement => (policy.Name, Statement: statement)))
            .Where(each => Texts(each.Statement.GetProperty("Action")).Intersect(given).Any())
            .ToList();
        statements.Count.ShouldBeGreaterThan(20);
        foreach (var (name, statement) in statements)
        {
            var site = name.StartsWith("eu-central-dr-", StringComparison.Ordinal) ? "dr" : "primary";
            statement.GetProperty("Condition")
                .GetProperty("StringEquals")
                .GetProperty("aws:SourceVpc")
                .GetString()
                .ShouldBe($"${{aws_ec2_Vpc_eu-central-{site}-vpc.id}}", name);
        }

        // The condition holds only for what comes through an endpoint, so each service has one at each site.
        foreach (var service in new[] { "lambda", "secretsmanager" })
        {
            Eu.OfType("aws:ec2/vpcEndpoint:VpcEndpoint")
                .Count(endpoint => endpoint.Property("serviceName")!.EndsWith($".{service}", StringComparison.Ordinal)
                    && endpoint.Property("privateDnsEnabled") == "true")
                .ShouldBe(2);
        }
    }

    [Theory]
    [InlineData("eu-central", "primary", "database", false)]
    [InlineData("eu-central", "primary", "backup", true)]
    [InlineData("us-east", "primary", "database", true)]
    public void Only_who_makes_backups_takes_old_ones_away(string region, string site, string role, bool deletes) =>
        Allowed(Node(role, region, site)).SelectMany(statement => statement.Actions).Contains("s3:DeleteObject").ShouldBe(deletes);

    [Theory]
    [InlineData("primary", "dr")]
    [InlineData("dr", "primary")]
    public void A_database_with_wal_g_reaches_its_own_sites_bucket_only(string site, string other)
    {
        var reached = Allowed(Node("database", "us-east", site))
            .SelectMany(statement => statement.Resources)
            .Where(resource => resource.Contains("-backup-repo", StringComparison.Ordinal))
            .ToList();
        reached.ShouldNotBeEmpty();
        reached.ShouldAllBe(resource => resource.Contains($"us-east-{site}-backup", StringComparison.Ordinal)
            && !resource.Contains($"us-east-{other}-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("us-east", "primary", "backup")]
    [InlineData("us-east", "dr", "backup")]
    [InlineData("eu-central", "dr", "database")]
    [InlineData("eu-central", "dr", "backup")]
    public void Who_writes_to_no_bucket_reaches_none(string region, string site, string role) =>
        Allowed(Node(role, region, site))
            .SelectMany(statement => statement.Resources)
            .ShouldNotContain(resource => resource.Contains("-backup-repo", StringComparison.Ordinal));

    [Theory]
    [InlineData("primary")]
    [InlineData("dr")]
    public void Machines_write_to_the_repositories_that_their_own_files_name(string site)
    {
        var region = CompiledRegion.LoadWith("eu-central", SecondBucket);
        var policies = CompiledRegion.With("eu-central", SecondBucket);
        foreach (var role in new[] { NodeRole.Database, NodeRole.Backup })
        {
            var bundle = Bundles.Of(region, Realisation.For(region.Declared.Target))
                .First(each => each.NodeGroup.Role == role && each.Site.Name.ToString() == site);
            var content = bundle.Files.Single(file => file.Path == "/etc/pgbackrest/pgbackrest.conf").Content;
            var named = Regex.Matches(content, @"^repo(\d+)-type=s3", RegexOptions.Multiline).Select(match => $"backup-repo{match.Groups[1].Value}");
            var rights = policies.OfType("aws:iam/rolePolicy:RolePolicy").Single(policy => policy.Name == $"eu-central-{site}-node-{EnumName.Of(role)}");
            var reached = Allowed(rights)
                .Where(statement => statement.Actions.Contains("s3:PutObject"))
                .SelectMany(statement => statement.Resources)
                .Select(resource => Regex.Match(resource, @"backup-repo\d+"))
                .Where(match => match.Success)
                .Select(match => match.Value);
            reached.ShouldBe(named, ignoreOrder: true, $"{role} of {site}");
        }
    }

    [Fact]
    public void The_database_writes_the_archive_and_cannot_delete_from_it()
    {
        var statement = Allowed(Node("database")).Single(each =>
            each.Resources.Any(resource => resource.Contains("primary-archive", StringComparison.Ordinal))
            && each.Actions[0].StartsWith("s3:", StringComparison.Ordinal));
        statement.Actions.ShouldBe(["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"]);
    }

    [Fact]
    public void Every_machine_has_the_identity_of_its_role_and_a_short_pointer_to_its_files()
    {
        foreach (var machine in Eu.OfType("aws:ec2/instance:Instance"))
        {
            machine.Property("iamInstanceProfile")!.ShouldContain($"-node-{machine.Property("tags", "Role")}.name");
            var pointer = machine.Property("userData")!;
            // AWS takes 16 KB; the references in it become names and ARNs of a few dozen letters.
            pointer.Length.ShouldBeLessThan(1000);
            JsonDocument.Parse(pointer).RootElement.GetProperty("node").GetString().ShouldBe(machine.Name.Split('-')[^1]);
        }
    }

    [Fact]
    public void Passwords_are_made_up_by_pulumi_kept_under_the_sites_key_and_copied_to_the_other_site()
    {
        var secrets = Eu.OfType("aws:secretsmanager/secret:Secret").ToList();
        secrets.Select(secret => secret.Property("name")).ShouldContain("eu-central/database/role/writer");
        secrets.ShouldAllBe(secret => secret.Property("kmsKeyId") == "${aws_kms_Key_eu-central-primary-secrets.arn}"
            && secret.Node.ToString().Contains("aws_kms_Key_eu-central-dr-secrets.arn"));
        var versions = Eu.OfType("aws:secretsmanager/secretVersion:SecretVersion").ToList();
        versions.ShouldAllBe(version => version.Node.ToString().Contains("{ secretString, ${random_") && version.Node.ToString().Contains(".result}"));
        // What other services give is brought by people.
        secrets.Select(secret => secret.Name)
            .Except(versions.Select(version => version.Name))
            .ShouldBe(["eu-central-primary-secret-ldap-bind", "eu-central-primary-secret-pagerduty-routing-key"], ignoreOrder: true);
    }

    private static CompiledResource Node(string role, string region = "eu-central", string site = "primary") =>
        (region == "us-east" ? Us : Eu).OfType("aws:iam/rolePolicy:RolePolicy").Single(policy => policy.Name == $"{region}-{site}-node-{role}");

    private static JsonElement.ArrayEnumerator Statements(CompiledResource policy) =>
        JsonDocument.Parse(policy.Property("policy")!).RootElement.GetProperty("Statement").EnumerateArray();

    private static IEnumerable<(List<string> Actions, List<string> Resources)> Allowed(CompiledResource policy) =>
        from statement in Statements(policy)
        where statement.GetProperty("Effect").GetString() == "Allow"
        select (Texts(statement.GetProperty("Action")), Texts(statement.GetProperty("Resource")));

    private static List<string> Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(item => item.GetString()!)] : [element.GetString()!];
}
