using System.Globalization;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Model.Declaration;
using Npgsql;

namespace ClusterProvisioning.Lab.Tests.Integration;

public sealed class TrafficTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [Fact]
    public async Task Commits_wait_for_one_of_both_replicas()
    {
        var leader = await LabFixture.LeaderAsync();
        var others = Lab.Context.Plan.Nodes.Where(node => node is { IsQuorum: true, Site: "primary" }).Select(node => node.Name).Where(name => name != leader);
        (await Lab.AsAdministratorAsync(leader, "SHOW synchronous_standby_names")).ShouldBe($"ANY 1 ({string.Join(',', others)})");
        (await Lab.AsAdministratorAsync(
            leader,
            "SELECT count(*) FROM pg_stat_replication r JOIN pg_stat_ssl s USING (pid) "
            + "WHERE r.sync_state = 'quorum' AND s.version = 'TLSv1.3' AND r.client_addr << '10.2.2.0/24'")).ShouldBe("2");
    }

    [Fact]
    public async Task A_write_reaches_the_primary_through_the_pooler_in_TLS_1_3()
    {
        var leader = Lab.Context.Plan.Node(await LabFixture.LeaderAsync());
        var found = await Lab.AsApplicationAsync("INSERT INTO written DEFAULT VALUES RETURNING host(node) || ' ' || "
            + "(SELECT version || ' ' || coalesce(client_dn, '') FROM pg_stat_ssl WHERE pid = pg_backend_pid()) || ' ' || host(inet_client_addr())");
        // Whichever holds the address that the poolers share.
        Lab.Context.Plan
            .NodesOf(NodeRole.Pooler)
            .Select(pooler => $"{leader.Address} TLSv1.3 /CN={pooler.Name}.lab.internal {pooler.Address}")
            .ShouldContain(found);
    }

    [Fact]
    public async Task Psql_speaks_as_the_application()
    {
        var run = await LabFixture.LabAsync("psql", "--", "-XAtc", "SELECT current_user, pg_is_in_recovery()");
        run.ShouldSucceed().Output.Trim().ShouldBe("writer|f");
        run = await LabFixture.LabAsync("psql", "--read", "--", "-XAtc", "SELECT current_user, pg_is_in_recovery()");
        run.ShouldSucceed().Output.Trim().ShouldBe("reader|t");
    }

    [Theory]
    [InlineData("write.lab.internal", "5432", "f")]
    [InlineData("read.lab.internal", "5433", "t")]
    [InlineData("write.primary.lab.internal", "5432", "f")]
    public async Task An_endpoints_name_is_in_the_certificate_that_answers(string name, string port, string inRecovery) =>
        (await ByNameAsync(name, port)).ShouldSucceed().Output.Trim().ShouldBe(inRecovery);

    [Fact]
    public async Task Another_name_is_in_no_certificate() =>
        (await ByNameAsync("write.other.internal", "5432")).Output.ShouldContain("does not match host name");

    [Fact]
    public async Task Reads_spread_over_the_replicas()
    {
        var leader = Lab.Context.Plan.Node(await LabFixture.LeaderAsync()).Address.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 24)
            .Select(_ => Lab.AsApplicationAsync("SELECT host(inet_server_addr()) FROM pg_sleep(0.3)", read: true)));
        answers.ShouldNotContain(leader);
        answers.ShouldNotContain(Lab.Context.Plan.Node("analytics1").Address.ToString());
        // Both quorum replicas and the async standby.
        answers.Distinct().Count().ShouldBe(3, string.Join(' ', answers));
    }

    [Fact]
    public async Task Plaintext_is_refused()
    {
        var refused = await FailAsync(target => target.SslMode = SslMode.Disable);
        refused.ShouldContain("SSL required");
    }

    [Fact]
    public async Task A_server_of_another_authority_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("other-authority").FullName;
        try
        {
            var other = Certificates.LabAuthority.Open(folder, "other");
            var refused = await FailAsync(target => target.RootCertificate = other.CertificateFile);
            refused.ShouldContain("certificate", Case.Insensitive);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Balancers ask each member, with certificates that are good; who changes the configuration runs commands on it as postgres.
    [Theory]
    [InlineData("pooler1", "haproxy", "403")]
    [InlineData("bastion1", "administrator", "200")]
    [InlineData("pg1", "postgres", "200")]
    public async Task Who_may_only_ask_a_member_changes_nothing_there(string node, string certificate, string changes)
    {
        await LabFixture.WaitForHealthAsync();
        var trust = $"--cacert /etc/cluster/tls/ca.crt --cert /etc/cluster/tls/{certificate}.crt --key /etc/cluster/tls/{certificate}.key";
        var script = $$"""
            ask() { curl --silent --show-error --max-time 10 --output /dev/null --write-out '%{http_code}\n' {{trust}} "$@"; }
            ask https://10.2.1.11:8008/patroni
            ask --request PATCH --data '{"no_such_setting": null}' https://10.2.1.11:8008/config
            [ {{changes}} = 200 ] && exit
            for verb in restart reload reinitialize failover switchover; do ask --request POST --data '{}' "https://10.2.1.11:8008/$verb"; done
            """;
        var run = await LabFixture.ExecAsync(node, "bash", "-c", script);
        var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers[0].ShouldBe("200", run.Output);
        answers.Skip(1).ShouldAllBe(answer => answer == changes, run.Output);
    }

    [Fact]
    public async Task A_client_of_another_authority_is_refused()
    {
        // The same names, signed by an authority that the machines do not know.
        const string Administrator = "--cert /etc/cluster/tls/administrator.crt --key /etc/cluster/tls/administrator.key";
        var script = $"""
            cd "$(mktemp -d)"
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout k -out c -subj /CN=bastion1.lab.internal -days 1 2>/dev/null
            for at in 10.2.1.11:8008/health 10.3.1.10:2379/health; do
              curl --silent --show-error --max-time 3 --cacert /etc/cluster/tls/ca.crt --cert c --key k "https://$at" && exit 3
              curl --silent --fail --output /dev/null --max-time 3 --cacert /etc/cluster/tls/ca.crt {Administrator} "https://$at" || exit 4
            done
            PGSSLMODE=verify-full PGSSLROOTCERT=/etc/cluster/tls/ca.crt PGSSLCERT=c PGSSLKEY=k psql -h 10.2.1.11 -U postgres -c 'SELECT 1' postgres && exit 5
            exit 0
            """;
        var run = await LabFixture.ExecAsync("bastion1", "bash", "-c", script);
        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("unknown ca", Case.Insensitive);
    }

    [Fact]
    public async Task Replication_by_password_is_refused()
    {
        var leader = await LabFixture.LeaderAsync();
        var other = Lab.Databases.First(name => name != leader);
        var address = Lab.Context.Plan.Node(leader).Legs.Single(leg => leg.Network.Name == "replication").Address;
        var run = await LabFixture.ExecAsync(
            other, "env", "PGPASSWORD=guessed", "psql", $"host={address} user=replicator replication=true sslmode=require", "-c", "IDENTIFY_SYSTEM");
        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("requires a valid client certificate");
    }

    private async Task<string> FailAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var access = ApplicationAccess.To(Lab.Context, Lab.Context.Plan.Region.Sites[0], Lab.Context.Plan.Region.Declared.Haproxy.WritePort);
        change(access.Target);
        var refused = await Should.ThrowAsync<NpgsqlException>(() => access.WithServerAsync(connection => LabFixture.Scalar(connection, "SELECT 1")));
        return string.Create(CultureInfo.InvariantCulture, $"{refused.Message} {refused.InnerException?.Message}");
    }

    private static Task<ProvisionRun> ByNameAsync(string name, string port) =>
        LabFixture.LabAsync(
            "psql", "--", $"host={name} hostaddr=10.1.2.10 port={port} sslmode=verify-full dbname=manufacturing", "-XAtc", "SELECT pg_is_in_recovery()");
}
