using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>The directory is reached over TLS, on a port that a flow or a way out opens to every database machine, by roles that log in.</summary>
public sealed class LdapReachable : IRule
{
    private const int Plain = 389;
    private const int Encrypted = 636;
    private static readonly ModelPath Path = ModelPath.Of("security", "ldap");

    /// <inheritdoc/>
    public string Code => "CP1064";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Security.Ldap is not { } ldap)
            return [];
        if (!Uri.TryCreate(ldap.Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("ldap" or "ldaps"))
        {
            var found = $"The directory is '{ldap.Uri}'; wanted ldap://HOST or ldaps://HOST.";
            return [new Finding(Path.Key("uri"), found, "Write ldaps://directory.example.org.")];
        }

        return Encryption(ldap, uri).Concat(Way(region, uri)).Concat(Logins(region, ldap));
    }

    private static IEnumerable<Finding> Encryption(LdapDeclaration ldap, Uri uri)
    {
        var isEncrypted = IsEncrypted(uri);
        if (isEncrypted != ldap.StartTls)
            yield break;
        yield return new Finding(
            Path.Key("startTls"),
            isEncrypted
                ? "ldaps is TLS from its first byte; a server that speaks it knows no StartTLS there."
                : "Passwords would reach the directory in clear.",
            $"Set `startTls: {(isEncrypted ? "false" : "true")}`.");
    }

    private static IEnumerable<Finding> Way(Region region, Uri uri)
    {
        var port = uri.IsDefaultPort || uri.Port <= 0 ? (IsEncrypted(uri) ? Encrypted : Plain) : uri.Port;
        if (IsOpen(region, port))
            yield break;
        yield return new Finding(
            Path.Key("uri"),
            $"The directory is asked on port {port}, to which neither a flow nor an egress leads from the database machines: every login would time out.",
            $"Open it (`egress: {{directory: {{from: role:database, to: …, ports: {port}}}}}`), or use the port that is open.");
    }

    private static IEnumerable<Finding> Logins(Region region, LdapDeclaration ldap) =>
        from role in ldap.Roles
        where region.Declared.Database.Roles.TryGetValue(role, out var declared) && declared.Login == LoginMethod.None
        select new Finding(Path.Key("roles"), $"Role '{role}' is to log in by the directory, but does not log in at all.", "Give it a `login`.");

    private static bool IsEncrypted(Uri uri) => uri.Scheme == "ldaps";

    private static bool IsOpen(Region region, int port)
    {
        var flows = Connections.Of(region)
            .Where(flow => flow.From.Group?.Role == NodeRole.Database && flow.To.Group?.Role == NodeRole.Directory)
            .Select(flow => flow.Port);
        var ways = WaysOut.Of(region).Where(way => way.From.Group?.Role == NodeRole.Database).Select(way => way.Port);
        return flows.Concat(ways).Any(open => open.Number == port);
    }
}
