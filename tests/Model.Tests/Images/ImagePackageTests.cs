using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Model.Tests.Images;

public sealed class ImagePackageTests
{
    [Theory]
    [InlineData("2.19.3+dfsg-1+deb13u1", "2.19.3")]
    [InlineData("2.24.0~debian13-1707", "2.24.0")]
    [InlineData("4.1.4-1.pgdg13+1", "4.1.4")]
    [InlineData("2:2.7.5-2", "2.7.5")]
    [InlineData("1.22.6-1", "1.22.6")]
    [InlineData("257.13-1~deb13u1", "257.13")]
    [InlineData("257-1", "257.0")]
    [InlineData("20230315-1", "20230315.0")]
    [InlineData("unknown", null)]
    public void What_was_packaged_has_a_version_of_its_own(string version, string? upstream) =>
        new ImagePackage("any", version, "amd64").Upstream?.ToString().ShouldBe(upstream);

    [Theory]
    [InlineData("4.0.7-3~deb13u1", "4.0.7", true)]
    [InlineData("4.0.7-3~deb13u1", "4.0", true)]
    [InlineData("4.0.7-3~deb13u1", "4.0.8", false)]
    [InlineData("4.1.4-1", "4.0", false)]
    [InlineData("20230315-1", "4.0", false)]
    public void A_version_is_as_exact_as_it_is_given(string version, string declared, bool isOf) =>
        new ImagePackage("any", version, "amd64").IsOf(Version.Parse(declared)).ShouldBe(isOf);
}
