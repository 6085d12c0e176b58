using System.IO.Enumeration;
using System.Text.Json;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Booting;

public sealed class BootManifestTests
{
    [Theory]
    [InlineData("eu-central", "pg1", "postgres", "patroni.service pgbackrest.service", "")]
    [InlineData("us-east", "pg1", "postgres", "patroni.service", "")]
    [InlineData("eu-central", "pooler1", "pgbouncer", "pgbouncer@read.service pgbouncer@write.service", "")]
    [InlineData("eu-central", "pooler1", "haproxy", "haproxy.service", "")]
    [InlineData("eu-central", "gateway1", "gateway", "haproxy.service", "")]
    [InlineData("eu-central", "backup1", "pgbackrest", "pgbackrest.service", "")]
    [InlineData("eu-central", "etcd1", "etcd", "", "")]
    [InlineData("eu-central", "etcd1", "exporter", "", "")]
    [InlineData("eu-central", "pooler1", "exporter", "haproxy.service", "")]
    public void Each_certificate_names_the_units_of_the_machine_that_read_it_again(string region, string node, string name, string reload, string restart) =>
        Told(Entries(region, node, "certificates").Single(each => each.GetProperty("certificate").GetString() == $"/etc/cluster/tls/{name}.crt"))
            .ShouldBe((reload, restart));

    [Theory]
    [InlineData("machines.crl", "haproxy.service")]
    [InlineData("machines.crt", "haproxy.service")]
    [InlineData("authorized_keys", "")]
    public void Each_shared_object_names_them_too(string name, string reload) =>
        Told(Entries("eu-central", "gateway1", "shared").Single(each => each.GetProperty("object").GetString() == name)).ShouldBe((reload, ""));

    [Theory]
    [InlineData("eu-central", "aws")]
    [InlineData("us-east", "aws")]
    [InlineData("lab", "metal")]
    public void Of_every_certificate_somebody_knows_who_reads_it_and_none_restarts_a_database(string name, string realisation)
    {
        foreach (var bundle in TestBundles.Of(name, realisation))
        {
            foreach (var wanted in bundle.Credentials.Certificates)
            {
                var readers = bundle.ReadersOf(wanted.CertificatePath);
                readers.ShouldNotBeEmpty(wanted.CertificatePath);
                bundle.ReadersOf(wanted.KeyPath).ShouldBe(readers);
                readers.ShouldNotContain(reader => reader.Takes == ChangeTakes.Restart && reader.Unit == "patroni.service");
            }
        }
    }

    [Theory]
    [InlineData("eu-central", "aws")]
    [InlineData("us-east", "aws")]
    [InlineData("lab", "lab")]
    public void Whose_configuration_names_a_certificate_is_told_of_a_new_one(string name, string realisation)
    {
        var named =
            from bundle in TestBundles.Of(name, realisation)
            from wanted in bundle.Credentials.Certificates
            from file in bundle.Files
            where file.Content.Contains(wanted.CertificatePath, StringComparison.Ordinal)
            from unit in ReadersOf(file.Path)
            where bundle.Units.Contains(unit)
            select (bundle, wanted.CertificatePath, unit);
        var all = named.DistinctBy(each => (each.bundle.NodeGroup.Role, each.CertificatePath, each.unit)).ToList();
        all.Count.ShouldBeGreaterThan(5);
        foreach (var (bundle, path, unit) in all)
        {
            bundle.ReadersOf(path).ShouldContain(
                reader => reader.Takes != ChangeTakes.Nothing && FileSystemName.MatchesSimpleExpression(reader.Unit, unit, false),
                $"{bundle.NodeGroup.Role}: {path} is read by {unit}");
        }
    }

    private static string[] ReadersOf(string path) => path switch
    {
        "/etc/haproxy/haproxy.cfg" => ["haproxy.service"],
        "/etc/patroni/config.yml" => ["patroni.service"],
        "/etc/ldap/cluster.conf" => ["cluster-directory.service"],
        _ when path.StartsWith("/etc/pgbouncer/", StringComparison.Ordinal) => [$"pgbouncer@{Path.GetFileNameWithoutExtension(path)}.service"],
        _ when path.StartsWith("/etc/pgbackrest", StringComparison.Ordinal) => ["pgbackrest.service"],
        _ => [],
    };

    [Fact]
    public void It_says_how_long_before_its_end_a_certificate_is_renewed() =>
        Manifest("eu-central", "pg1").GetProperty("renewBeforeSeconds").GetInt64().ShouldBe(30L * 86_400);

    private static JsonElement Manifest(string region, string node) =>
        JsonDocument.Parse(BootManifest.Of(TestBundles.Region(region), TestBundles.Of(region, "aws", node)).Content).RootElement;

    private static JsonElement.ArrayEnumerator Entries(string region, string node, string list) => Manifest(region, node).GetProperty(list).EnumerateArray();

    private static (string Reload, string Restart) Told(JsonElement entry) => (Units(entry, "reload"), Units(entry, "restart"));

    private static string Units(JsonElement entry, string verb) => string.Join(' ', entry.GetProperty(verb).EnumerateArray().Select(unit => unit.GetString()));
}
