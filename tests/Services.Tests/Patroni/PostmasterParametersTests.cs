using System.Diagnostics;
using ClusterProvisioning.Services.Patroni;

namespace ClusterProvisioning.Preview.Tests.Machines;

public sealed class PostmasterParametersTests
{
    private const string Images = "/var/lib/cluster-provisioning/images";

    /// <summary>The table against the server's own description of its parameters.</summary>
    [Fact]
    public async Task The_table_is_PostgreSQLs_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to run the image's own PostgreSQL");
        var image = Directory.Exists(Images)
            ? Directory.GetDirectories(Images).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "usr/lib/postgresql/17/bin/postgres")))
            : null;
        Assert.SkipWhen(image is null, "no machine image: sudo ./provision image build");
        var start = new ProcessStartInfo("chroot", [image!, "/usr/lib/postgresql/17/bin/postgres", "--describe-config"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n').Select(line => line.Split('\t')).ToList();
        await process.WaitForExitAsync();
        lines.Where(columns => columns.Length > 1 && columns[1] is "postmaster").Select(columns => columns[0]).Order(StringComparer.Ordinal)
            .ShouldBe(PostmasterParameters.Server.Order(StringComparer.Ordinal));
    }
}
