using ClusterProvisioning.Lab.Certificates;

namespace ClusterProvisioning.Lab.Tests.Unit;

public sealed class AdminKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-key").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_key_is_made_once_and_its_public_line_has_the_algorithms_form()
    {
        var first = AdminKey.Open(_folder).PublicLine;
        AdminKey.Open(_folder).PublicLine.ShouldBe(first);
        first.ShouldStartWith("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB");
    }
}
