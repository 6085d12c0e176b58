using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>
/// The AWS regions and where they lie, as of 2025-11 (AWS docs, "AWS Regions and Availability Zones"), so that sovereignty does not rest on what a file says of
/// itself.
/// </summary>
public static class AwsLocations
{
    /// <summary>Every location by its name, such as <c>eu-central-1</c>.</summary>
    public static IReadOnlyDictionary<string, AwsLocation> All { get; } = new[]
    {
        At("af-south-1", "ZA", -33.92, 18.42), At("ap-east-1", "HK", 22.32, 114.17), At("ap-northeast-1", "JP", 35.68, 139.69),
        At("ap-northeast-2", "KR", 37.57, 126.98), At("ap-northeast-3", "JP", 34.69, 135.50), At("ap-south-1", "IN", 19.08, 72.88),
        At("ap-south-2", "IN", 17.39, 78.49), At("ap-southeast-1", "SG", 1.35, 103.82), At("ap-southeast-2", "AU", -33.87, 151.21),
        At("ap-southeast-3", "ID", -6.21, 106.85), At("ap-southeast-4", "AU", -37.81, 144.96), At("ca-central-1", "CA", 45.50, -73.57),
        At("ca-west-1", "CA", 51.05, -114.07), At("eu-central-1", "DE", 50.11, 8.68), At("eu-central-2", "CH", 47.38, 8.54),
        At("eu-north-1", "SE", 59.33, 18.07), At("eu-south-1", "IT", 45.46, 9.19), At("eu-south-2", "ES", 41.65, -0.88),
        At("eu-west-1", "IE", 53.35, -6.26), At("eu-west-2", "GB", 51.51, -0.13), At("eu-west-3", "FR", 48.86, 2.35),
        At("il-central-1", "IL", 32.09, 34.78), At("me-central-1", "AE", 25.20, 55.27), At("me-south-1", "BH", 26.07, 50.55),
        At("sa-east-1", "BR", -23.55, -46.63), At("us-east-1", "US", 39.04, -77.49), At("us-east-2", "US", 39.96, -83.00),
        At("us-west-1", "US", 37.77, -122.42), At("us-west-2", "US", 45.84, -119.70),
    }.ToDictionary(location => location.Name, StringComparer.Ordinal);

    private static AwsLocation At(string name, string country, double latitude, double longitude) =>
        new(name, Country.Parse(country), new CoordinatesDeclaration { Latitude = latitude, Longitude = longitude });
}
