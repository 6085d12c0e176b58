using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>An AWS region and where on Earth it lies.</summary>
/// <param name="Name">The region's name, such as <c>eu-central-1</c>.</param>
/// <param name="Country">The country that its zones lie in.</param>
/// <param name="Coordinates">Roughly where, by the city it is named after.</param>
public sealed record AwsLocation(string Name, Country Country, CoordinatesDeclaration Coordinates);
