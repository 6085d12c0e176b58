using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.Model.Tests;

public sealed class ColumnKeyTests
{
    private static readonly string Key = TestRegions.Shipped("lab").Declared.Database.Encryption!.PublicKey!.ToString();

    [Fact]
    public void A_region_takes_the_operators_key_and_its_fingerprint_changes_with_it()
    {
        var region = TestRegions.Shipped("eu-central");
        var given = region.WithColumnKey(Key);
        given.Declared.Database.Encryption.ShouldNotBeNull().PublicKey.ShouldNotBeNull().ToString().ShouldBe(Key);
        given.Declared.Database.Encryption.KeyFrom.ShouldBe(KeySource.Operator);
        DatabaseFingerprint.Of(given).ShouldNotBe(DatabaseFingerprint.Of(region));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void No_key_changes_nothing(string? text) =>
        TestRegions.Shipped("eu-central").WithColumnKey(text).Declared.Database.Encryption!.PublicKey.ShouldBeNull();

    [Fact]
    public void A_region_with_a_key_of_its_own_takes_no_other() =>
        Should.Throw<InvalidDataException>(() => TestRegions.Shipped("lab").WithColumnKey(Key)).Message.ShouldContain("keyFrom: operator");

    [Fact]
    public void What_is_no_key_is_refused() =>
        Should.Throw<InvalidDataException>(() => TestRegions.Shipped("eu-central").WithColumnKey("ssh-rsa AAAA")).Message
            .ShouldContain("armoured OpenPGP public key");
}
