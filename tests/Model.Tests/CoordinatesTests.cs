using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model.Tests;

public sealed class CoordinatesTests
{
    [Theory]
    // Published great-circle distances: Frankfurt–Dublin about 1090 km, New York–London about 5570 km.
    [InlineData(50.1109, 8.6821, 53.3498, -6.2603, 1090, 15)]
    [InlineData(40.7128, -74.0060, 51.5074, -0.1278, 5570, 15)]
    [InlineData(0, 0, 0, 180, 20015, 1)]
    [InlineData(10, 20, 10, 20, 0, 0.001)]
    public void Great_circle_distance(double lat, double lon, double otherLat, double otherLon, double kilometers, double tolerance)
    {
        var (here, there) = (At(lat, lon), At(otherLat, otherLon));
        (here.MetersTo(there) / 1000).ShouldBe(kilometers, tolerance);
        there.MetersTo(here).ShouldBe(here.MetersTo(there), 0.001);
    }

    private static CoordinatesDeclaration At(double latitude, double longitude) => new() { Latitude = latitude, Longitude = longitude };
}
