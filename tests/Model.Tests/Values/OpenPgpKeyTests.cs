using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class OpenPgpKeyTests
{
    private static readonly OpenPgpKey Lab = TestRegions.Shipped("lab").Declared.Database.Encryption!.PublicKey!;

    [Fact]
    public void The_id_is_that_of_the_subkey_that_encrypts() => Lab.Id.ToString().ShouldBe("34FD059EF0EFC490");

    [Fact]
    public void A_key_survives_being_written_and_read()
    {
        OpenPgpKey.Parse(Lab.ToString()).ShouldBe(Lab);
        OpenPgpKey.Parse(Lab.ToString().ReplaceLineEndings("\r\n")).Id.ShouldBe(Lab.Id);
    }

    [Fact]
    public void A_damaged_key_is_none()
    {
        var text = Lab.ToString();
        OpenPgpKey.TryParse(text.Replace("PUBLIC", "PRIVATE", StringComparison.Ordinal), out _).ShouldBeFalse();
        OpenPgpKey.TryParse(text[..^40], out _).ShouldBeFalse();
        var lines = text.Split('\n');
        for (var i = 2; i < lines.Length - 6; i++)
            OpenPgpKey.TryParse(string.Join('\n', lines.Take(i).Concat(lines.TakeLast(3))), out _).ShouldBeFalse($"cut after line {i}");
        OpenPgpKey.TryParse("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n\n-----END PGP PUBLIC KEY BLOCK-----", out _).ShouldBeFalse();
        OpenPgpKey.TryParse("-----BEGIN PGP PUBLIC KEY BLOCK----------END PGP PUBLIC KEY BLOCK-----", out _).ShouldBeFalse();
    }
}
