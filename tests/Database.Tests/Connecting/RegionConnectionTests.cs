using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Database.Tests.Connecting;

public sealed class RegionConnectionTests
{
    private const string Moved = """
        postgresql: {port: 5433}
        flows:
          pooler-query: {ports: 5433}
          replication: {ports: 5433}
          admin-sql: {ports: [5433, 8008]}
          database-apply: {ports: [5433, 8008]}

        """;

    [Theory]
    [InlineData("", 5432)]
    [InlineData(Moved, 5433)]
    public void Members_are_dialled_at_the_port_that_the_region_gives_PostgreSQL(string yaml, int port)
    {
        var project = ProjectLayout.Find();
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"extends: {project.Regions}/eu-central.yaml\n{yaml}");
            var loaded = new RegionLoader(project.Profiles).Load(file);
            var region = loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics));
            RegionConnection.For(region).ShouldContain($";Port={port};");
            RegionConnection.Origins(region).ShouldNotBeEmpty();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
