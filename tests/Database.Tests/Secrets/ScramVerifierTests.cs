using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Secrets;

public sealed class ScramVerifierTests
{
    [Theory]
    [InlineData("pencil")]
    [InlineData("")]
    [InlineData("Ünï cödé 密码 '\"\\")]
    public void A_verifier_is_its_passwords_and_no_others(string password)
    {
        var verifier = ScramVerifier.Create(new Secret(password));
        ScramVerifier.Matches(new Secret(password), verifier).ShouldBeTrue();
        ScramVerifier.Matches(new Secret(password + "x"), verifier).ShouldBeFalse();
        ScramVerifier.Create(new Secret(password)).ShouldNotBe(verifier);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("md5d8578edf8458ce06fbc5bb76a58c5ca4")]
    [InlineData("SCRAM-SHA-256$x")]
    public void What_is_no_verifier_matches_nothing(string? verifier) => ScramVerifier.Matches(new Secret("x"), verifier).ShouldBeFalse();

    [Fact]
    public async Task The_server_makes_of_a_password_what_we_make_of_it()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        await server.ExecuteAsync("CREATE ROLE r LOGIN PASSWORD 'geheim é'");
        ScramVerifier.Matches(new Secret("geheim é"), await server.QueryAsync<string>("SELECT rolpassword FROM pg_authid WHERE rolname = 'r'")).ShouldBeTrue();
    }
}
