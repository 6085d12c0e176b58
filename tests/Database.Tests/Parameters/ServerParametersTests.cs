using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Parameters;
using ClusterProvisioning.RegionFile;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Parameters;

/// <summary>What is known of the server's parameters, against the server.</summary>
public sealed class ServerParametersTests
{
    private static readonly string[] Values =
    [
        "on", "off", "o", "ye", "tru", "maybe", "0", "1", "-1", "7", " 7 ", "1.5", "1e3", "0x10", "99999999999", "1e400",
        "10MB", "10 mb", "1GB", "8kB", "5min", "250us", "2 h", "12 parsecs", "--1", "1..2",
    ];

    private static string Folder => Path.Combine(ProjectLayout.Find().Root, "src", "Model", "Parameters");

    [Fact]
    public async Task The_table_is_what_the_server_says()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        var lines = (await server.QueryAsync<string>("""
            SELECT string_agg(concat_ws(E'\t', name, context, vartype,
                     CASE WHEN context = 'internal' THEN '' ELSE coalesce(unit, '') END,
                     CASE WHEN context = 'internal' THEN '' WHEN vartype = 'enum' THEN array_to_string(enumvals, ',')
                          WHEN min_val IS NULL THEN '' ELSE min_val || '..' || max_val END), E'\n' ORDER BY name COLLATE "C") || E'\n'
              FROM pg_settings WHERE name NOT LIKE 'timescaledb%'
            """))!;
        var recorded = ServerParameters.TextOf(ServerImage.Version);
        var heading = recorded[..(recorded.IndexOf('\n', StringComparison.Ordinal) + 1)];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Path.Combine(Folder, $"postgresql-{ServerImage.Version}.txt"), heading + lines);
        else
            recorded.ShouldBe(heading + lines);
    }

    [Fact]
    public async Task A_value_is_refused_exactly_where_the_server_refuses_it()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        await using var connection = await server.OpenAsync("postgres");
        var wrong = new List<string>();
        foreach (var parameter in ServerParameters.Of(ServerImage.Version)!.Values.Where(each => each is { Type: not "string", Context: not "internal" }))
        {
            foreach (var value in Values)
            {
                var refused = await RefusesAsync(connection, parameter.Name, value);
                if (refused is { } says && says != (parameter.Refuses(value) is not null))
                    wrong.Add($"{parameter.Name} '{value}': the server {(says ? "refuses" : "takes")} it");
            }
        }

        wrong.ShouldBeEmpty();
    }

    // Null where it says nothing of the value: it sets some by no ALTER SYSTEM, and this build has no Bonjour.
    private static async Task<bool?> RefusesAsync(NpgsqlConnection connection, string name, string value)
    {
        try
        {
            await using var command = new NpgsqlCommand($"ALTER SYSTEM SET {name} = '{value}'", connection);
            await command.ExecuteNonQueryAsync();
            return false;
        }
        catch (PostgresException exception)
        {
            return exception.SqlState != PostgresErrorCodes.InvalidParameterValue || exception.MessageText.StartsWith("Bonjour", StringComparison.Ordinal)
                ? null
                : true;
        }
    }
}
