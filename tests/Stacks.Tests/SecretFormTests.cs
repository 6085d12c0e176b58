using ClusterProvisioning.Machines;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>What the secret store makes up is what the program takes that reads it.</summary>
public sealed class SecretFormTests
{
    // libsodium's crypto_secretstream_xchacha20poly1305_KEYBYTES; WAL-G's transform `none` takes the text's bytes as they are.
    private const string KeyBytes = "32";

    [Theory]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Wal_g_reads_the_key_of_backups_in_the_form_in_which_the_secret_store_makes_it(string region)
    {
        var bundle = Bundles.Of(CompiledRegion.Load(region), Realisation.Aws).Single(each => each.Node.Name.ToString() == "pg1");
        bundle.Find("/etc/cluster/wal-g/environment")!.Content.ShouldContain("\nWALG_LIBSODIUM_KEY_TRANSFORM=none\n");
        var secret = bundle.Credentials.Secrets.Single(each => each.Path == "/etc/cluster/wal-g/key");
        (secret.Before, secret.After).ShouldBe(("", ""));

        var made = CompiledRegion.Of(region)
            .OfType("random:index/randomPassword:RandomPassword")
            .Single(each => each.Name == $"{region}-primary-secret-{secret.Secret}");
        (made.Property("length"), made.Property("special")).ShouldBe((KeyBytes, "false"));
    }
}
