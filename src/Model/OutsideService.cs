using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A service that is none of the region's machines and learns of its data.</summary>
/// <param name="Path">Where it is declared.</param>
/// <param name="Learns">What it gets: <c>Alerts name machines and databases; route 'on-call' takes them</c>.</param>
/// <param name="Country">The country in which it lies, as far as it is declared.</param>
public sealed record OutsideService(ModelPath Path, string Learns, Country? Country)
{
    /// <summary>Every service of a region that lies outside: alert routes, the archive's endpoint, the directory, and what ways out lead to by
    /// address.</summary>
    public static IEnumerable<OutsideService> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return [.. Routes(region), .. Archive(region), .. Directory(region), .. WaysOut(region)];
    }

    private static IEnumerable<OutsideService> Routes(Region region) =>
        from route in region.Declared.Monitoring.Routes
        let learns = $"Alerts name machines and databases; route '{route.Key}' takes them"
        select new OutsideService(ModelPath.Of("monitoring", "routes", route.Key), learns, route.Value.Country);

    private static IEnumerable<OutsideService> Archive(Region region) =>
        region.Declared.Backup?.Archive is { Endpoint: { } endpoint } archive && !IsOwn(region, endpoint)
            ?
            [
                new OutsideService(
                    ModelPath.Of("backup", "archive"), $"The archive holds readings for {archive.Keep}; endpoint '{endpoint}' takes them", archive.Country),
            ]
            : [];

    private static IEnumerable<OutsideService> Directory(Region region) =>
        region.Declared.Security.Ldap is { } ldap && !IsOwn(region, ldap.Uri)
            ?
            [
                new OutsideService(
                    ModelPath.Of("security", "ldap"), $"Logins name people; directory '{ldap.Uri}' takes them, with their passwords,", ldap.Country),
            ]
            : [];

    // Of the time and of names nobody learns what is in a database; what has no address is the cloud's own, or named by those who use it.
    private static IEnumerable<OutsideService> WaysOut(Region region) =>
        from egress in region.Declared.Egress
        let leaving = egress.Value.To.Where(address => !LinkLocal.Block.Contains(address)).ToList()
        where leaving.Count > 0 && egress.Value.Service is not (EgressService.Time or EgressService.Dns)
        let learns = $"Data may go by egress '{egress.Key}'; {string.Join(", ", leaving)} takes it"
        select new OutsideService(ModelPath.Of("egress", egress.Key), learns, egress.Value.Country);

    private static bool IsOwn(Region region, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return false;
        var isInside = Cidr.TryParse(uri.Host + "/32", out var address)
            && region.Sites.Any(site => site.Declared.Blocks.Values.Any(block => block.Contains(address)));
        return isInside || uri.Host.EndsWith($".{EndpointNames.Domain(region)}", StringComparison.OrdinalIgnoreCase);
    }
}
