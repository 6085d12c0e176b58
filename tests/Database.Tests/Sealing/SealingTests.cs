using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Sealing;

/// <summary>A sensitive column, with a key pair that gpg makes; the private half never meets the server.</summary>
public sealed class SealingTests
{
    private const string D = LabServer.Database;
    private const string Plain = "Jürgen Groß, +49 170 5550199";
    private const string Insert = "INSERT INTO plant.facility (facility_id, code, name, country, contact) VALUES ($1, $2, 'x', 'DE', provision.seal($3))";

    [Fact]
    public async Task What_the_writer_seals_only_the_readers_can_read_and_the_log_shows_nothing()
    {
        await using var machine = Machine.With("gpg");
        var key = await PairAsync(machine, "readers");
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(With(key)))).ShouldSucceed();
        await server.ExecuteAsync("ALTER SYSTEM SET log_statement = 'all'");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await SealAsync(server, 1, Plain);
        var sealedBytes = (await server.QueryAsync<byte[]>("SELECT contact FROM plant.facility WHERE facility_id = 1", D, "reader")).ShouldNotBeNull();
        await File.WriteAllBytesAsync(Path.Combine(machine.Share, "contact.gpg"), sealedBytes);
        (await machine.RunAsync("gpg", "--batch", "--quiet", "--decrypt", "/srv/share/contact.gpg")).ShouldBe(Plain);
        var log = await server.LogAsync();
        log.ShouldContain("provision.seal($3)");
        log.ShouldNotContain("5550199");
        log.ShouldNotContain("PRIVATE KEY");
        // What cannot be kept out: a value that is part of the statement's own text.
        await server.ExecuteAsync(
            "INSERT INTO plant.facility (facility_id, code, name, country, contact) VALUES (2, 'b', 'x', 'DE', provision.seal('in the text'))",
            D,
            "writer");
        (await server.LogAsync()).ShouldContain("in the text");
    }

    [Fact]
    public async Task Anything_but_ciphertext_for_the_declared_key_is_refused()
    {
        await using var machine = Machine.With("gpg");
        var (key, other) = (await PairAsync(machine, "readers"), await PairAsync(machine, "others"));
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(With(key)))).ShouldSucceed();
        foreach (var value in new[]
        {
            "'in plain'",
            "'\\x8501'",
            "''",
            $"public.pgp_pub_encrypt('x', public.dearmor('{other}'))",
            "public.pgp_sym_encrypt('x', 'password')",
        })
        {
            (await Should.ThrowAsync<PostgresException>(
                () => server.ExecuteAsync($"INSERT INTO plant.facility VALUES (3, 'c', 'x', 'DE', {value})", D, "writer"),
                value)).SqlState.ShouldBeOneOf(
                "23514",
                "39000");
        }

        (await Should.ThrowAsync<PostgresException>(() => server.ExecuteAsync("SELECT provision.seal('x')", D, "reader"))).SqlState.ShouldBe("42501");
        await server.ExecuteAsync("INSERT INTO plant.facility VALUES (4, 'd', 'x', 'DE', NULL)", D, "writer");
    }

    [Fact]
    public async Task A_new_key_takes_over_and_what_lies_there_for_the_former_one_stays()
    {
        await using var machine = Machine.With("gpg");
        var (old, next) = (await PairAsync(machine, "readers"), await PairAsync(machine, "next"));
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(With(old)))).ShouldSucceed();
        await SealAsync(server, 1, Plain);
        (await server.ApplyAsync(States.Desired(With(next)))).Failed.ShouldNotBeNull().Message.ShouldNotBeNull().ShouldContain("violated by some row");
        var desired = States.Desired(With(next, old.Id));
        (await server.ApplyAsync(desired)).ShouldSucceed();
        await SealAsync(server, 2, Plain);
        (await server.QueryAsync<string[]>("SELECT array_agg(public.pgp_key_id(contact) ORDER BY facility_id) FROM plant.facility", D))
            .ShouldBe([old.Id.ToString(), next.Id.ToString()]);
        (await server.ApplyAsync(desired)).Steps.ShouldBeEmpty();
        await server.ExecuteAsync("GRANT EXECUTE ON FUNCTION provision.seal TO reader", D);
        (await server.ApplyAsync(desired)).ShouldSucceed();
        (await server.QueryAsync<bool>("SELECT has_function_privilege('reader', 'provision.seal(text)', 'EXECUTE')", D)).ShouldBeFalse();
        (await server.QueryAsync<bool>("SELECT has_function_privilege('writer', 'provision.seal(text)', 'EXECUTE')", D)).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_operators_key_a_sensitive_column_takes_nothing_and_once_sealed_no_run_may_forget_it()
    {
        await using var machine = Machine.With("gpg");
        var key = await PairAsync(machine, "readers");
        await using var server = await ThrowawayServer.StartNewAsync();
        var keyless = States.Desired(States.Shipped("lab") with { Encryption = new EncryptionDeclaration { KeyFrom = KeySource.Operator } });
        (await server.ApplyAsync(keyless)).ShouldSucceed();
        (await server.ApplyAsync(keyless)).Plan.Closed.ShouldHaveSingleItem().ToString().ShouldBe("column plant.facility.contact");
        foreach (var value in new[] { "'in plain'", $"public.pgp_pub_encrypt('x', public.dearmor('{key}'))" })
        {
            (await Should.ThrowAsync<PostgresException>(
                () => server.ExecuteAsync($"INSERT INTO plant.facility VALUES (3, 'c', 'x', 'DE', {value})", D, "writer"),
                value)).SqlState
                .ShouldBe("23514");
        }

        await server.ExecuteAsync("INSERT INTO plant.facility VALUES (4, 'd', 'x', 'DE', NULL)", D, "writer");

        (await server.ApplyAsync(States.Desired(With(key)))).ShouldSucceed();
        await SealAsync(server, 1, Plain);
        (await Should.ThrowAsync<DatabaseException>(() => server.ApplyAsync(keyless))).Message.ShouldContain("--column-key FILE");
        await SealAsync(server, 2, Plain);
    }

    private static async Task<OpenPgpKey> PairAsync(Machine machine, string name)
    {
        var script = $"""
            set -e
            gpg --batch --quiet --pinentry-mode loopback --passphrase '' --quick-gen-key '{name} <{name}@example.test>' rsa2048 sign never
            key=$(gpg --batch --with-colons --list-keys '{name}@' | awk -F: '/^fpr/ {"{"}print $10; exit{"}"}')
            gpg --batch --quiet --pinentry-mode loopback --passphrase '' --quick-add-key "$key" rsa2048 encr never
            gpg --batch --armor --export '{name}@'
            """;
        return OpenPgpKey.Parse(await machine.RunAsync("sh", "-c", script));
    }

    private static ContentsDeclaration With(OpenPgpKey key, params OpenPgpKeyId[] former) =>
        States.Shipped("lab") with { Encryption = new EncryptionDeclaration { PublicKey = key, FormerKeys = former } };

    private static async Task SealAsync(ThrowawayServer server, short id, string plain)
    {
        await using var connection = await server.OpenAsync(D, "writer");
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<short> { TypedValue = id },
                new NpgsqlParameter<string> { TypedValue = $"code {id}" },
                new NpgsqlParameter<string> { TypedValue = plain },
            },
        };
        await command.ExecuteNonQueryAsync();
    }
}
