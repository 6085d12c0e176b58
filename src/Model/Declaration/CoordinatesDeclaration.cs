using System.ComponentModel.DataAnnotations;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A place on the globe (WGS 84).</summary>
public sealed record CoordinatesDeclaration
{
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Degrees north, −90 to 90.</summary>
    [Range(-90.0, 90.0)]
    public required double Latitude { get; init; }

    /// <summary>Degrees east, −180 to 180.</summary>
    [Range(-180.0, 180.0)]
    public required double Longitude { get; init; }

    /// <summary>Great-circle distance in metres (haversine formula, mean earth radius).</summary>
    public double MetersTo(CoordinatesDeclaration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (north, otherNorth) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var halfNorth = Math.Sin((otherNorth - north) / 2);
        var halfEast = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var chord = (halfNorth * halfNorth) + (Math.Cos(north) * Math.Cos(otherNorth) * halfEast * halfEast);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
